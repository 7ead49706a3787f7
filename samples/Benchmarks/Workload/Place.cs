namespace Benchmarks.Workload;

/// <summary>A folder for one run, gone after it.</summary>
sealed class Place : IDisposable
{
    public const string LogName = "app.log";

    public Place(string parent)
    {
        Folder = Path.Combine(parent, $"acrilog-benchmark-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    /// <summary>The path that loggers are given.</summary>
    public string LogPath => Path.Combine(Folder, LogName);

    /// <summary>The logs; not the locks beside them.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.log");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
