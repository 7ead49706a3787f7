namespace Serilog.Sinks.Acrilog.Files;

/// <summary>An open file whose bytes can be brought from the operating system to the medium.</summary>
interface IFlushedFile
{
    /// <summary>Has the system bring all that was written to the medium. May be called from any thread.</summary>
    /// <exception cref="IOException">It is not known to be there.</exception>
    void FlushToDisk();
}
