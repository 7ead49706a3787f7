namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>How a process is about to end.</summary>
enum ProcessEnding
{
    /// <summary>In good order: its main method returned, or it was told to exit.</summary>
    Exit,

    /// <summary>By an exception that nobody caught.</summary>
    Crash,

    /// <summary>By a signal, unless it handles that itself and goes on for a while.</summary>
    Signal,
}
