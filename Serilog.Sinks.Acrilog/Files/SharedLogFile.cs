using Microsoft.Win32.SafeHandles;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>A log file that several processes append whole records to at once.</summary>
/// <remarks>Nobody else deletes, renames or compresses it while it is open here. Not thread-safe.</remarks>
sealed class SharedLogFile : IFlushedFile, IDisposable
{
    readonly string _path;
    readonly FileShape _shape;
    readonly SafeFileHandle _handle;
    bool _torn;

    /// <summary>Opens a file at its end, or creates it. No two processes may do so at once.</summary>
    /// <param name="path">Where it lies; the folder must exist.</param>
    /// <param name="shape">What it has in common with its siblings.</param>
    /// <param name="disk">Where it lies.</param>
    /// <param name="isAlone">Whether no other process has it open, so that a line that has no end is nobody's work in hand.</param>
    /// <exception cref="IOException">The file cannot be opened, or not begun.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be, or is a folder.</exception>
    public SharedLogFile(string path, FileShape shape, IDisk disk, bool isAlone)
    {
        (_path, _shape) = (path, shape);
        if (!disk.Exists(path)) disk.Open(path, shape.Mode).Dispose();
        _handle = SharedAccess.OpenForAppend(path);
        try
        {
            var length = Length;
            if (length == 0) Append(shape.Mark);
            else if (isAlone && FileEnd.Read(path, length, shape, disk).IsOpenLine) Append(shape.NewLine);
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    /// <summary>How long the file is now, whoever wrote to it.</summary>
    public long Length => RandomAccess.GetLength(_handle);

    /// <summary>Hands a whole record to the operating system with one write.</summary>
    /// <exception cref="IOException">The record is not in the file, or only a part of it on a line of its own.</exception>
    public void Append(ReadOnlySpan<byte> record)
    {
        if (record.IsEmpty) return;
        // A part that a full disk let through cannot be cut off again: others may have appended since.
        if (_torn) SharedAccess.Append(_handle, _shape.NewLine, _path);
        _torn = false;
        var begun = FileMetrics.BeginWrite();
        var taken = SharedAccess.Append(_handle, record, _path);
        FileMetrics.EndWrite(begun);
        if (taken == record.Length) return;
        _torn = taken > 0;
        throw new IOException($"The system took {taken} of {record.Length} bytes : '{_path}'");
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
}
