namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>A log, or several, that can be rolled from code.</summary>
/// <remarks>Safe from any thread.</remarks>
interface IRollable
{
    /// <summary>Whether it will never be rolled again.</summary>
    bool IsDisposed { get; }

    /// <summary>Begins the next file; does nothing once disposed.</summary>
    void Roll();
}
