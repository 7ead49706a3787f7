using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A real disk from which nothing old is read until the test says so.</summary>
sealed class SlowDisk : IDisk
{
    /// <summary>Set once somebody reads.</summary>
    public ManualResetEvent Reading { get; } = new(false);

    /// <summary>Lets all readers go on.</summary>
    public ManualResetEvent GoOn { get; } = new(false);

    public Stream OpenToRead(string path)
    {
        WaitIfOld(path);
        return Disk.Real.OpenToRead(path);
    }

    public Stream OpenOwn(string path)
    {
        WaitIfOld(path);
        return Disk.Real.OpenOwn(path);
    }

    public IDiskFile CreateNew(string path, UnixFileMode? mode) => Disk.Real.CreateNew(path, mode);

    public void CreateFolder(string path) => Disk.Real.CreateFolder(path);

    public IDiskFile Open(string path, UnixFileMode? mode) => Disk.Real.Open(path, mode);

    public IDiskFile OpenExisting(string path) => Disk.Real.OpenExisting(path);

    public void Move(string from, string to) => Disk.Real.Move(from, to);

    public void SetLastWrite(string path, DateTime utc) => Disk.Real.SetLastWrite(path, utc);

    public void Delete(string path) => Disk.Real.Delete(path);

    public FileStamp? Stamp(string path) => Disk.Real.Stamp(path);

    public bool Exists(string path) => Disk.Real.Exists(path);

    void WaitIfOld(string path)
    {
        if (!path.EndsWith("20261121.log", StringComparison.Ordinal)) return;
        Reading.Set();
        GoOn.WaitOne(TimeSpan.FromSeconds(10));
    }
}
