using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>One open log file that takes whole records. Others may read, rename or delete it meanwhile, but not write to it.</summary>
/// <remarks>
/// <para>Its length is known, not asked for: after a write that fails half-way the file is cut back to its last whole record.</para>
/// <para>Through a stream that a lifecycle hook wrapped around the file nothing can be cut: a file whose wrapped write failed is
/// <see cref="IsBroken"/> and takes no more.</para>
/// <para>Not thread-safe, but for <see cref="FlushToDisk"/>.</para>
/// </remarks>
sealed class LogFile : IFlushedFile, IDisposable
{
    readonly string _path;
    readonly FileShape _shape;
    readonly IDisk _disk;
    readonly bool _isDevice;
    readonly IDiskFile _file;
    readonly DiskFileStream? _raw;
    readonly Stream? _wrapped;
    readonly object _flushing = new();
    readonly WriteParts _parts = new();
    long _length;
    bool _openLine;
    bool _torn;
    bool _closed;
    volatile bool _unflushed;

    /// <summary>Goes on at the end of an open file, or begins it.</summary>
    /// <param name="path">The path it was opened at.</param>
    /// <param name="file">The file; it is closed with this one, or when this fails.</param>
    /// <param name="shape">What it has in common with its siblings.</param>
    /// <param name="disk">Where it lies.</param>
    /// <exception cref="IOException">The file cannot be begun.</exception>
    /// <exception cref="InvalidOperationException">A lifecycle hook returned no stream.</exception>
    public LogFile(string path, IDiskFile file, FileShape shape, IDisk disk)
    {
        (_path, _file, _shape, _disk) = (path, file, shape, disk);
        try
        {
            _length = _file.Stamp.Length;
            _isDevice = _length == 0 && UnixFiles.IsSpecial(path);
            if (shape.Hooks is not null)
            {
                _raw = new DiskFileStream(_file, _length);
                var opened = shape.Hooks.OnFileOpened(path, _raw, shape.Encoding)
                    ?? throw new InvalidOperationException($"the hook OnFileOpened returned null for {path}.");
                if (opened != _raw) _wrapped = opened;
                _length = _raw.LeftLength;
            }
            Begin(_raw is not null && _raw.Length > _length);
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>The bytes of all whole records, and of what a file begins with; a device has none, and so is never rolled.</summary>
    public long Length => _isDevice ? 0 : _openLine ? Volatile.Read(ref _length) + _shape.NewLine.Length : Volatile.Read(ref _length);

    /// <summary>Where it lay when it was opened.</summary>
    public string Path => _path;

    /// <summary>Whether there is no record in it.</summary>
    public bool IsEmpty => Length <= EmptyLength;

    /// <summary>The length of this file without any record.</summary>
    public long EmptyLength { get; private set; }

    /// <summary>Whether a failed write left this file in a state that nothing may follow.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether it took a record since it was opened.</summary>
    public bool TookRecords { get; private set; }

    /// <summary>Whether <see cref="TryAppendBeside"/> may be called, by several threads at once, while nothing else is.</summary>
    public bool IsSharedByThreads => _wrapped is null && !_openLine && !_torn && _file.IsSharedByThreads;

    /// <summary>Hands whole records to the operating system with one write, if the file has room for them.</summary>
    /// <param name="records">Their bytes.</param>
    /// <param name="mostBytes">What the file's length may not exceed.</param>
    /// <returns>Whether all of them are in the file; if not, none of them is, or will not be when this method is not called but
    /// another is.</returns>
    public bool TryAppendBeside(ReadOnlySpan<byte> records, long mostBytes)
    {
        if (Interlocked.Add(ref _length, records.Length) > mostBytes)
        {
            Interlocked.Add(ref _length, -records.Length);
            return false;
        }
        var begun = FileMetrics.BeginWrite();
        var taken = _file.Append(records);
        if (taken < records.Length)
        {
            NotePart(records, taken);
            return false;
        }
        FileMetrics.EndWrite(begun);
        TookRecords = true;
        _unflushed = true;
        return true;
    }

    /// <summary>Hands whole records to the operating system with one write.</summary>
    /// <exception cref="IOException">None of them is in the file.</exception>
    public void Append(ReadOnlySpan<byte> records)
    {
        if (records.IsEmpty) return;
        if (_wrapped is not null) WriteWrapped(records);
        // A log that does not consist of lines has none to finish.
        else if (_openLine && records.EndsWith(_shape.LineFeed)) Write([.. _shape.NewLine, .. records]);
        else Write(records);
        _openLine = false;
        TookRecords = true;
    }

    public void FlushToDisk()
    {
        // Who finds nothing left to flush may find so because another thread is about it, and waits for that one.
        lock (_flushing)
        {
            if (!_unflushed) return;
            _unflushed = false;
            try
            {
                _file.FlushToDisk();
            }
            catch
            {
                _unflushed = true;
                throw;
            }
        }
    }

    /// <summary>Whether the path still leads to this file. One that others have cut is gone on with at its end.</summary>
    public bool IsInPlace()
    {
        if (_isDevice) return true;
        FileStamp here;
        var tries = 3;
        do
        {
            here = _file.Stamp;
            if (_disk.Stamp(_path)?.IsOfSameFileAs(here) == true) break;
            // Where only length and time can be compared, somebody may be writing to it between the two looks.
            if (here.Identity is not null || here == _file.Stamp) return false;
        }
        while (--tries > 0);
        var known = _wrapped is null ? _length : _raw!.Length;
        // What a failed write left is cut off later, unless others cut off that and more.
        if (here.Length < known) _torn = false;
        if (!_torn && here.Length != known) GoOnAt(here.Length);
        return true;
    }

    /// <summary>Closes the file. May be called again.</summary>
    public void Dispose()
    {
        if (_torn && !_closed) TryCutBack();
        Close();
    }

    void GoOnAt(long length)
    {
        Failures.Report("{0} was changed by others, from {1} bytes to {2}; it goes on there", _path, _length, length);
        if (_wrapped is not null)
        {
            IsBroken = true;
            // What was written after the cut stays.
            TookRecords = length > 0;
            return;
        }
        _length = length;
        Begin(isHeaded: false);
    }

    // What a new file begins with, or where an old one goes on. What a hook wrote is as it means it to be, whatever it came after.
    void Begin(bool isHeaded)
    {
        if (_wrapped is not null)
        {
            if (_raw!.Length == 0 && _shape.Mark.Length > 0) WriteWrapped(_shape.Mark);
            _length = _raw.Length;
            EmptyLength = _raw.LeftLength == 0 ? _length : 0;
            return;
        }
        var isNew = _length == 0;
        if (isHeaded) _length = _raw!.Length;
        else if (_length > 0)
        {
            var end = FileEnd.Read(_path, _length, _shape, _disk);
            if (end.WholeLength < _length) _file.Cut(end.WholeLength);
            (_length, _openLine) = (end.WholeLength, end.IsOpenLine);
        }
        if (_length == 0 && _shape.Mark.Length > 0) Write(_shape.Mark);
        EmptyLength = isHeaded && isNew ? _length : _shape.Mark.Length;
    }

    void Write(ReadOnlySpan<byte> bytes)
    {
        if (_torn) CutBack();
        try
        {
            var begun = FileMetrics.BeginWrite();
            _file.Write(bytes, _length);
            FileMetrics.EndWrite(begun);
        }
        catch
        {
            // The system may have taken a part before it failed, on a full disk for example.
            _torn = true;
            TryCutBack();
            throw;
        }
        _length += bytes.Length;
        _unflushed = true;
    }

    void WriteWrapped(ReadOnlySpan<byte> bytes)
    {
        if (IsBroken) throw new IOException($"{_path} takes no more after a failed write.");
        try
        {
            _wrapped!.Write(bytes);
            _wrapped.Flush();
        }
        catch
        {
            IsBroken = true;
            throw;
        }
        _length = _raw!.Length;
        _unflushed = true;
    }

    // The system may have taken a part before it failed, on a full disk for example.
    void NotePart(ReadOnlySpan<byte> records, int taken)
    {
        Interlocked.Add(ref _length, -records.Length);
        _parts.Add(records[..taken]);
        if (taken > 0) _torn = true;
    }

    void CutBack()
    {
        if (_parts.Bytes > 0) KeepWhatFollowsParts();
        _file.Cut(_length);
        _torn = false;
    }

    // Another thread's records can have come after a part; then both stay.
    void KeepWhatFollowsParts()
    {
        var buried = _parts.TakeBuried(FileEnd.ReadLast(_path, _file.Stamp.Length, _parts.Bytes, _disk));
        if (buried == 0) return;
        _length += buried;
        Failures.Report("a write to {0} failed half-way while others succeeded; {1} bytes of it stay before their events", _path, buried);
    }

    void TryCutBack()
    {
        try
        {
            CutBack();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException)
        {
            Failures.Report("cannot cut {0} back to its last whole event at {1} bytes; trying again before the next: {2}",
                _path, _length, e.Message);
        }
    }

    void Close()
    {
        if (_closed) return;
        _closed = true;
        try
        {
            if (IsBroken) _raw!.Abandon();
            _wrapped?.Dispose();
            if (IsBroken && !TookRecords) _file.Cut(_raw!.LeftLength);
            if (_shape.FlushesToDisk) FlushToDisk();
        }
        catch (Exception e)
        {
            // A wrapping stream is somebody else's, and may throw anything.
            Failures.Report("{0} was closed with a failure: {1}", _path, e.Message);
        }
        _file.Dispose();
    }
}
