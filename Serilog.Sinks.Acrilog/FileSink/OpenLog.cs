namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>The log of one key.</summary>
sealed class OpenLog(string key, AcrilogFileSink sink)
{
    public string Key => key;

    public AcrilogFileSink Sink => sink;

    /// <summary>How many threads are writing to it now.</summary>
    public int Users { get; set; }

    /// <summary>Whether a thread is closing it now.</summary>
    public bool Closing { get; set; }

    /// <summary>The thread that is closing it, or was last.</summary>
    public int Closer { get; set; }
}
