using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A real disk that says of every numbered file, whichever number is tried, that somebody else has it.</summary>
sealed class TakenDisk : IDisk
{
    // Ends a log that never stops trying.
    const int Endless = 50_000;

    int _asked;

    /// <summary>How often it was asked for a numbered file.</summary>
    public int Asked => _asked;

    public IDiskFile Open(string path, UnixFileMode? mode)
    {
        if (!IsNumbered(path)) return Disk.Real.Open(path, mode);
        Count();
        throw new IOException($"{path} is written by somebody else.");
    }

    public bool Exists(string path)
    {
        if (!IsNumbered(path)) return Disk.Real.Exists(path);
        Count();
        return true;
    }

    public IDiskFile OpenExisting(string path) => Disk.Real.OpenExisting(path);

    public IDiskFile CreateNew(string path, UnixFileMode? mode) => Disk.Real.CreateNew(path, mode);

    public Stream OpenOwn(string path) => Disk.Real.OpenOwn(path);

    public Stream OpenToRead(string path) => Disk.Real.OpenToRead(path);

    public void CreateFolder(string path) => Disk.Real.CreateFolder(path);

    public void Move(string from, string to) => throw new IOException($"{to} is there already.");

    public void SetLastWrite(string path, DateTime utc) => Disk.Real.SetLastWrite(path, utc);

    public void Delete(string path) => Disk.Real.Delete(path);

    public FileStamp? Stamp(string path) => Disk.Real.Stamp(path);

    static bool IsNumbered(string path) => Path.GetFileName(path) != "app.log" && !path.EndsWith(".gz", StringComparison.Ordinal);

    void Count()
    {
        if (Interlocked.Increment(ref _asked) > Endless) throw new NotSupportedException("The log tries number after number.");
    }
}
