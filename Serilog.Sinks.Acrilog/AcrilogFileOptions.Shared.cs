namespace Serilog.Sinks.Acrilog;

public sealed partial class AcrilogFileOptions
{
    /// <summary>
    /// Whether other processes, with the same settings, write to the same files: whole events are appended to one file, one
    /// process begins the next file and the others follow. A file <c>app.log.lock</c> lies beside the log and stays there, with
    /// <c>app.log.gz.lock</c> when compressing. Local disks only; for processes that a common parent starts, the relay keeps
    /// levels, typed events and counts of losses. Default: false.
    /// </summary>
    public bool Shared { get; set; }

    /// <summary>These settings for another path.</summary>
    internal AcrilogFileOptions With(string path)
    {
        var copy = (AcrilogFileOptions)MemberwiseClone();
        copy.Path = path;
        return copy;
    }
}
