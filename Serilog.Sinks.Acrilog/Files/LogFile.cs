using Microsoft.Win32.SafeHandles;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>One open log file that takes whole records. Others may read, rename or delete it meanwhile.</summary>
/// <remarks>
/// Records are written at the length that this file is known to have, not in append mode: after a write that fails half-way
/// the file is cut back to its last whole record. Not thread-safe.
/// </remarks>
sealed class LogFile : IDisposable
{
    readonly string _path;
    readonly SafeFileHandle _handle;
    bool _torn;

    /// <summary>Opens a file at its end, or creates it with a byte order mark.</summary>
    /// <param name="path">Where it lies; the folder must exist.</param>
    /// <param name="mark">What a new file begins with; empty for nothing.</param>
    /// <exception cref="IOException">The file cannot be opened, or the mark not written.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be, or is a folder.</exception>
    public LogFile(string path, ReadOnlySpan<byte> mark)
    {
        _path = path;
        EmptyLength = mark.Length;
        _handle = System.IO.File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete);
        try
        {
            Length = RandomAccess.GetLength(_handle);
            if (Length == 0) Append(mark);
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of all whole records, and of the byte order mark.</summary>
    public long Length { get; private set; }

    /// <summary>The length of this file without any record.</summary>
    public int EmptyLength { get; }

    /// <summary>Hands a whole record to the operating system with one write.</summary>
    /// <exception cref="IOException">The record is not in the file.</exception>
    public void Append(ReadOnlySpan<byte> record)
    {
        if (record.IsEmpty) return;
        if (_torn) CutBack();
        try
        {
            RandomAccess.Write(_handle, record, Length);
        }
        catch
        {
            // The system may have taken a part before it failed, on a full disk for example.
            _torn = true;
            TryCutBack();
            throw;
        }
        Length += record.Length;
    }

    public void Dispose()
    {
        if (_torn) TryCutBack();
        _handle.Dispose();
    }

    void CutBack()
    {
        RandomAccess.SetLength(_handle, Length);
        _torn = false;
    }

    void TryCutBack()
    {
        if (_handle.IsClosed) return;
        try
        {
            CutBack();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Failures.Report("cannot cut {0} back to its last whole event at {1} bytes; trying again before the next: {2}",
                _path, Length, e.Message);
        }
    }
}
