using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>
/// Where the processes that share a log write down which file is the active one: a small file beside the log, locked while one of
/// them appends a record or moves on to another file.
/// </summary>
/// <remarks>
/// It is read and written, never mapped into memory: a page of a mapped file that a full disk has no room for, or that somebody
/// cut off, ends the process that touches it. A board that cannot be read, or was cut or damaged, says nothing, and the next
/// process to look reads the folder.
/// </remarks>
sealed class SharedBoard : IDisposable
{
    static readonly long Version = 0x32_44_52_41_4F_42_51_41;
    const int Words = 7;

    // Others hold the lock for microseconds; who waits longer yields, and later sleeps.
    const double YieldingMilliseconds = 5;

    readonly string _path;
    readonly SafeFileHandle _file;

    /// <param name="path">The board's file; created if missing. Its folder must exist.</param>
    /// <param name="mode">Who may do what with the log's files, on Unix; null for the system's default.</param>
    /// <exception cref="IOException">The file cannot be opened, or is none of a shared log.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be opened.</exception>
    public SharedBoard(string path, UnixFileMode? mode = null)
    {
        (_path, _file) = (path, OwnFiles.OpenLockFile(path, mode));
        if (!IsForeign()) return;
        _file.Dispose();
        throw new IOException($"{path} holds something else than the lock file of a shared log, so it is not written to. Move it away, or log to another path.");
    }

    /// <summary>Whether processes that come later find this board at its path.</summary>
    public bool IsInPlace => FileIdentity.IsAt(_path, _file);

    /// <summary>A number that changes whenever another file becomes the active one; 0 if none was ever posted.</summary>
    public long Generation
    {
        get
        {
            Span<long> words = stackalloc long[Words];
            return TryRead(words) ? words[1] : 0;
        }
    }

    /// <summary>Waits for the lock; false when another holds it for too long, since it may have been stopped.</summary>
    public bool TryLock(TimeSpan patience)
    {
        if (SharedAccess.TryLock(_file)) return true;
        var begun = Stopwatch.GetTimestamp();
        var wait = new SpinWait();
        while (true)
        {
            var waited = Stopwatch.GetElapsedTime(begun);
            if (waited > patience) return false;
            wait.SpinOnce(waited.TotalMilliseconds < YieldingMilliseconds ? -1 : 0);
            if (SharedAccess.TryLock(_file)) return true;
        }
    }

    public void Unlock() => SharedAccess.Unlock(_file);

    /// <summary>The active file and its period; null if none was ever posted. Wants the lock.</summary>
    public (LogFileId Id, Period Period)? Read()
    {
        Span<long> words = stackalloc long[Words];
        if (!TryRead(words)) return null;
        var label = new DateTime(words[2]);
        return (new LogFileId(label, (int)words[3]), new Period(Instant(words[4]), Instant(words[5]), label));
    }

    /// <summary>Makes a file the active one for all processes, and returns the new generation. Wants the lock.</summary>
    /// <exception cref="IOException">The board cannot be written.</exception>
    public long Post(LogFileId id, Period period)
    {
        // A board that lost what it said begins with a number that it hardly had before.
        var next = Generation is var last and not 0 ? last + 1 : Stopwatch.GetTimestamp();
        Span<long> words = [Version, next, id.Label.Ticks, id.Number, period.Start.UtcTicks, period.End.UtcTicks, next];
        RandomAccess.Write(_file, MemoryMarshal.AsBytes(words), 0);
        return next;
    }

    public void Dispose() => _file.Dispose();

    // Written with one call, but read, now and then, by those who do not have the lock.
    bool TryRead(Span<long> words)
    {
        try
        {
            var bytes = MemoryMarshal.AsBytes(words);
            return RandomAccess.Read(_file, bytes, 0) == bytes.Length && words[0] == Version && words[1] == words[^1];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // A board that was cut begins like one, as far as it goes.
    bool IsForeign()
    {
        Span<byte> first = stackalloc byte[sizeof(long)];
        try
        {
            return !MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in Version)).StartsWith(first[..RandomAccess.Read(_file, first, 0)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}
