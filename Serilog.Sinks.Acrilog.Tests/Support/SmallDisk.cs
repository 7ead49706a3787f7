namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A folder with a disk of its own that takes 1 MiB and 300 files; skips the test where it cannot be mounted.</summary>
sealed class SmallDisk : IDisposable
{
    readonly List<string> _mounts = [];

    public SmallDisk()
    {
        if (SystemCommand.Run("mount", "-t", "tmpfs", "-o", "size=1m,nr_inodes=300", "tmpfs", Folder.Path) == 0)
        {
            _mounts.Add(Folder.Path);
            return;
        }
        Dispose();
        Assert.Ignore("Only root may mount.");
    }

    public TempFolder Folder { get; } = new();

    /// <summary>Mounts a file of another disk over a file of this one.</summary>
    public void MountOver(string name, string source)
    {
        System.IO.File.WriteAllText(Folder.File(name), "");
        Assume.That(SystemCommand.Run("mount", "--bind", source, Folder.File(name)), Is.Zero);
        _mounts.Add(Folder.File(name));
    }

    public void Dispose()
    {
        foreach (var mount in Enumerable.Reverse(_mounts)) SystemCommand.Run("umount", mount);
        Folder.Dispose();
    }
}
