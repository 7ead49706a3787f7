namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>How far the call came that logs an event.</summary>
enum SentState : byte
{
    /// <summary>It was not made.</summary>
    Unsent,

    /// <summary>It was made, and perhaps its process was killed in it.</summary>
    Begun,

    /// <summary>It has returned.</summary>
    Returned,

    /// <summary>It has thrown.</summary>
    Refused,
}
