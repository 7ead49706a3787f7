using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A real disk whose next operations a test lets fail; safe from any thread.</summary>
sealed class FaultyDisk : IDisk
{
    readonly object _gate = new();
    readonly Dictionary<DiskOperation, int> _failures = [];
    readonly List<DiskOperation> _done = [];
    readonly List<string> _open = [];

    /// <summary>How much of a write that fails is in the file nevertheless, in bytes.</summary>
    public int TornBytes { get; set; }

    /// <summary>Told of each file before it is deleted, and whether it is open for writing.</summary>
    public Action<string, bool>? Deleting { get; set; }

    /// <summary>Called before bytes are written.</summary>
    public Action? Writing { get; set; }

    /// <summary>Called after a part of bytes was written whose write fails.</summary>
    public Action? Torn { get; set; }

    /// <summary>Called before bytes are brought to the medium.</summary>
    public Action? Flushing { get; set; }

    /// <summary>What was done and did not fail, in order.</summary>
    public IReadOnlyList<DiskOperation> Done
    {
        get
        {
            lock (_gate) return [.. _done];
        }
    }

    /// <summary>Lets the next operations of a kind fail.</summary>
    public void FailNext(DiskOperation operation, int times = 1)
    {
        lock (_gate) _failures[operation] = times;
    }

    /// <summary>Lets all operations of a kind fail until <see cref="Heal"/>.</summary>
    public void FailAll(DiskOperation operation) => FailNext(operation, int.MaxValue);

    public void Heal()
    {
        lock (_gate) _failures.Clear();
    }

    public void CreateFolder(string path)
    {
        Try(DiskOperation.CreateFolder);
        Disk.Real.CreateFolder(path);
    }

    public IDiskFile Open(string path, UnixFileMode? mode)
    {
        Try(DiskOperation.Open);
        var file = Disk.Real.Open(path, mode);
        lock (_gate) _open.Add(path);
        return new FaultyFile(this, path, file);
    }

    public IDiskFile OpenExisting(string path)
    {
        Try(DiskOperation.Open);
        // Not as a log's own file: what is opened so is only taken away from others for a while.
        return new FaultyFile(this, "", Disk.Real.OpenExisting(path));
    }

    public IDiskFile CreateNew(string path, UnixFileMode? mode)
    {
        Try(DiskOperation.Open);
        return new FaultyFile(this, path, Disk.Real.CreateNew(path, mode));
    }

    public Stream OpenOwn(string path)
    {
        Try(DiskOperation.Read);
        return Disk.Real.OpenOwn(path);
    }

    public Stream OpenToRead(string path)
    {
        Try(DiskOperation.Read);
        return Disk.Real.OpenToRead(path);
    }

    public void Move(string from, string to)
    {
        Try(DiskOperation.Move);
        Disk.Real.Move(from, to);
    }

    public void Delete(string path)
    {
        Try(DiskOperation.Delete);
        bool open;
        lock (_gate) open = _open.Contains(path);
        Deleting?.Invoke(path, open);
        Disk.Real.Delete(path);
    }

    public void SetLastWrite(string path, DateTime utc) => Disk.Real.SetLastWrite(path, utc);

    public FileStamp? Stamp(string path) => Disk.Real.Stamp(path);

    public bool Exists(string path) => Disk.Real.Exists(path);

    bool IsToFail(DiskOperation operation)
    {
        lock (_gate)
        {
            if (_failures.GetValueOrDefault(operation) > 0) return true;
            _done.Add(operation);
            return false;
        }
    }

    void Try(DiskOperation operation)
    {
        lock (_gate)
        {
            if (_failures.GetValueOrDefault(operation) == 0)
            {
                _done.Add(operation);
                return;
            }
            if (_failures[operation] < int.MaxValue) _failures[operation]--;
        }
        throw new IOException($"injected: {operation}");
    }

    sealed class FaultyFile(FaultyDisk disk, string path, IDiskFile file) : IDiskFile
    {
        public FileStamp Stamp => file.Stamp;

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            disk.Writing?.Invoke();
            try
            {
                disk.Try(DiskOperation.Write);
            }
            catch (IOException)
            {
                file.Write(bytes[..Math.Min(disk.TornBytes, bytes.Length)], offset);
                throw;
            }
            file.Write(bytes, offset);
        }

        public bool IsSharedByThreads => file.IsSharedByThreads;

        // The write that is to fail fails here and when its reason is asked for.
        public int Append(ReadOnlySpan<byte> bytes)
        {
            disk.Writing?.Invoke();
            if (!disk.IsToFail(DiskOperation.Write)) return file.Append(bytes);
            var taken = file.Append(bytes[..Math.Min(disk.TornBytes, bytes.Length)]);
            disk.Torn?.Invoke();
            return taken;
        }

        public void Cut(long length)
        {
            disk.Try(DiskOperation.Cut);
            file.Cut(length);
        }

        public void FlushToDisk()
        {
            disk.Flushing?.Invoke();
            disk.Try(DiskOperation.FlushToDisk);
            file.FlushToDisk();
        }

        public void Dispose()
        {
            lock (disk._gate) disk._open.Remove(path);
            file.Dispose();
        }
    }
}
