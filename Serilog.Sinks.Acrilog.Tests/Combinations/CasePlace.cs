namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>The folders of a case: that of the log, with strangers in it, and those for what is taken away from it.</summary>
sealed class CasePlace : IDisposable
{
    static readonly string[] Strangers = ["app.log.bak", "app1.log", "app-error1.log", "apple.log", "app_01.log", "app.log.gz.old", "web.config"];

    readonly List<(string Name, FileStream Stream)> _deleted = [];
    bool _isMounted;

    /// <param name="root">An empty folder; a child process is given that of its parent.</param>
    public CasePlace(string root)
    {
        Root = root;
        Directory.CreateDirectory(Disk);
    }

    /// <summary>The folder of all that a case leaves.</summary>
    public string Root { get; }

    /// <summary>The folder of the log.</summary>
    public string Logs => Path.Combine(Disk, "logs");

    /// <summary>A folder on the same disk.</summary>
    public string Elsewhere => Path.Combine(Disk, "elsewhere");

    public string SentPath => Path.Combine(Root, "sent");

    /// <summary>Files that were deleted when they were written to, and still can be read.</summary>
    public IReadOnlyList<(string Name, FileStream Stream)> Deleted => _deleted;

    string Disk => Path.Combine(Root, "disk");

    string Ballast => Path.Combine(Disk, "ballast");

    /// <summary>Mounts a small disk if the row needs one, and lays out the folders.</summary>
    /// <returns>False if no disk may be mounted here.</returns>
    public bool TryPrepare(bool needsDisk)
    {
        if (needsDisk)
        {
            if (!Libc.TryMount(Disk, "size=1m,nr_inodes=300")) return false;
            _isMounted = true;
        }
        Directory.CreateDirectory(Logs);
        Directory.CreateDirectory(Elsewhere);
        foreach (var name in Strangers) System.IO.File.WriteAllText(Path.Combine(Logs, name), name);
        return true;
    }

    public static bool IsStranger(string name) => Strangers.Contains(name);

    /// <summary>The strangers that are not as they were.</summary>
    public IEnumerable<string> TouchedStrangers() => Strangers.Where(name =>
        !System.IO.File.Exists(Path.Combine(Logs, name)) || System.IO.File.ReadAllText(Path.Combine(Logs, name)) != name);

    /// <summary>Deletes a file that can be read nevertheless.</summary>
    public void Delete(string path)
    {
        _deleted.Add((Path.GetFileName(path), new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)));
        System.IO.File.Delete(path);
    }

    /// <summary>Takes all the room that is left, or all but some.</summary>
    public void Fill(int bytesLeft = 0)
    {
        using var ballast = new FileStream(Ballast, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        ballast.Seek(0, SeekOrigin.End);
        try
        {
            while (true) ballast.Write(new byte[4096]);
        }
        catch (IOException)
        {
            if (bytesLeft > 0) ballast.SetLength(Math.Max(0, ballast.Length - bytesLeft));
        }
    }

    /// <summary>Creates files until no more can be, or deletes some.</summary>
    public void FillInodes(int left = 0)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                using var file = System.IO.File.Open(Path.Combine(Elsewhere, $"ballast{i}"), FileMode.OpenOrCreate);
            }
            catch (IOException)
            {
                for (var freed = 1; freed <= left && freed <= i; freed++) System.IO.File.Delete(Path.Combine(Elsewhere, $"ballast{i - freed}"));
                return;
            }
        }
    }

    public void Free()
    {
        System.IO.File.Delete(Ballast);
        foreach (var file in Directory.GetFiles(Elsewhere, "ballast*")) System.IO.File.Delete(file);
    }

    public void SetReadOnly(bool readOnly) => Libc.SetReadOnly(Disk, readOnly);

    public void Dispose()
    {
        foreach (var (_, stream) in _deleted) stream.Dispose();
        if (_isMounted) Libc.Unmount(Disk);
    }
}
