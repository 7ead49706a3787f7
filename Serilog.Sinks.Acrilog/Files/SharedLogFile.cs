using Microsoft.Win32.SafeHandles;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>A log file that several processes append whole records to at once.</summary>
/// <remarks>
/// <para>No process of this log deletes, renames or compresses it while it is open here.</para>
/// <para>What others append between two records of this process is looked at: if the last of it is a part of a record, because its
/// writer met a full disk or was killed, the next record begins with the end of that line. A part cannot be cut off, since a process
/// that writes without the lock may have appended to it.</para>
/// <para>Not thread-safe.</para>
/// </remarks>
sealed class SharedLogFile : IFlushedFile, IDisposable
{
    const long Unknown = -1;

    // An end that is still another one after so many looks is being written by processes without the lock.
    const int MostLooks = 100;

    readonly string _path;
    readonly FileShape _shape;
    readonly SafeFileHandle _handle;

    // The length after the last look or record, and that at which the file is known to end with a whole record.
    long _length;
    long _wholeLength = Unknown;
    bool _isUnreadable;

    /// <summary>Opens a file at its end, or creates it. No two processes may create it at once.</summary>
    /// <param name="path">Where it lies; the folder must exist.</param>
    /// <param name="shape">What it has in common with its siblings.</param>
    /// <param name="disk">Where it lies.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be, or is a folder.</exception>
    public SharedLogFile(string path, FileShape shape, IDisk disk)
    {
        (_path, _shape) = (path, shape);
        if (disk.Stamp(path) is null) disk.Open(path, shape.Mode).Dispose();
        _handle = SharedAccess.OpenForAppend(path);
        ConfiguredMode.GiveIfEmpty(_handle, shape.Mode, path);
    }

    /// <summary>Whether the path still leads to this file.</summary>
    public bool IsInPlace => FileIdentity.IsAt(_path, _handle);

    /// <summary>Looks how long the file is now, whoever wrote to it. Comes before each <see cref="Append"/>.</summary>
    public long Look()
    {
        _length = RandomAccess.GetLength(_handle);
        if (_length < _wholeLength)
        {
            Failures.Report("{0} was cut by others, from {1} bytes to {2}; logging continues at its end", _path, _wholeLength, _length);
            _wholeLength = Unknown;
        }
        return _length;
    }

    /// <summary>Hands a whole record to the operating system with one write.</summary>
    /// <exception cref="IOException">The record is not in the file, or only a part of it, which the next record ends.</exception>
    public void Append(ReadOnlySpan<byte> record)
    {
        if (record.IsEmpty) return;
        if (_length != _wholeLength && LastingGapBefore(record) is { Length: > 0 } gap) Write([.. gap, .. record]);
        else Write(record);
    }

    public void FlushToDisk()
    {
        try
        {
            RandomAccess.FlushToDisk(_handle);
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile, and flushed then.
        }
    }

    public void Dispose()
    {
        try
        {
            if (_shape.FlushesToDisk) FlushToDisk();
        }
        catch (IOException e)
        {
            Failures.Report("{0} was closed with a failure: {1}", _path, e.Message);
        }
        _handle.Dispose();
    }

    void Write(ReadOnlySpan<byte> bytes)
    {
        var begun = FileMetrics.BeginWrite();
        var taken = SharedAccess.Append(_handle, bytes, _path);
        FileMetrics.EndWrite(begun);
        if (taken < bytes.Length && (taken == 0 || !IsLineEnd(bytes[taken..])))
            throw new IOException($"The system took {taken} of {bytes.Length} bytes : '{_path}'");
        _length += taken;
        // Of a record that lacks the end of its line alone the next one has the rest; written again, it would be there twice.
        if (taken == bytes.Length) _wholeLength = _length;
    }

    bool IsLineEnd(ReadOnlySpan<byte> bytes) => bytes.SequenceEqual(_shape.LineFeed) || bytes.SequenceEqual(_shape.NewLine);

    // The same as below, but not what a process without the lock is about to write: a write shows before all of it is in the file.
    ReadOnlySpan<byte> LastingGapBefore(ReadOnlySpan<byte> record)
    {
        for (var looks = 0; looks < MostLooks; looks++)
        {
            var gap = GapBefore(record);
            if (gap.IsEmpty) break;
            var seen = _length;
            SharedAccess.AwaitWrites(_handle);
            if (Look() == seen) return gap;
        }
        return [];
    }

    // What the file lacks for a record to begin: its byte order mark, or the end of a line that somebody left open.
    ReadOnlySpan<byte> GapBefore(ReadOnlySpan<byte> record)
    {
        var (mark, lineFeed) = (_shape.Mark, _shape.LineFeed);
        Span<byte> found = stackalloc byte[Math.Max(mark.Length, lineFeed.Length)];
        if (_length <= mark.Length && TryRead(found[..(int)_length], 0) && mark.AsSpan().StartsWith(found[..(int)_length]))
            return mark.AsSpan((int)_length);
        // A log that does not consist of lines has none to end.
        if (!record.EndsWith(lineFeed)) return [];
        var left = (int)(_length % lineFeed.Length);
        if (left > 0) return (byte[])[.. new byte[lineFeed.Length - left], .. _shape.NewLine];
        var last = found[..lineFeed.Length];
        return !TryRead(last, _length - last.Length) || last.SequenceEqual(lineFeed) ? [] : _shape.NewLine;
    }

    bool TryRead(Span<byte> bytes, long offset)
    {
        if (_isUnreadable) return false;
        try
        {
            return RandomAccess.Read(_handle, bytes, offset) == bytes.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // A file that may be written and not read.
            _isUnreadable = true;
            return false;
        }
    }
}
