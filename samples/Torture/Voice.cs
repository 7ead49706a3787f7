namespace Torture;

/// <summary>How a worker logs. All but one use the relay's sink, with a queue so small that a flood overflows it.</summary>
enum Voice
{
    /// <summary>A full queue keeps it waiting for a moment.</summary>
    Wait,

    /// <summary>A full queue drops what comes.</summary>
    DropNewest,

    /// <summary>A full queue drops what has waited longest.</summary>
    DropOldest,

    /// <summary>It writes lines of JSON into the pipe, as a program in another language would.</summary>
    JsonLines,
}
