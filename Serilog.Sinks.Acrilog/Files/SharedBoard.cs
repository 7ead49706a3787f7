using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>
/// Where the processes that share a log write down which file is the active one and how much room is left in it: a small file
/// beside the log that each of them maps into its memory, and that is locked while one of them moves on to another file.
/// </summary>
/// <remarks>
/// <para>Generation and length are one word, so that a process takes room in the file it means, or learns that the log has
/// moved on; no system call is needed for either.</para>
/// <para>What a process that died has taken and not used only makes its file a little shorter. <see cref="State"/> and
/// <see cref="TryTake"/> are safe from any thread and process; all else needs the lock.</para>
/// </remarks>
sealed unsafe class SharedBoard : IDisposable
{
    const long Version = 0x31_44_52_41_4F_42_51_41;
    const int Size = 64;
    const int LockPatienceMilliseconds = 1000;

    readonly SafeFileHandle _file;
    readonly MemoryMappedFile _map;
    readonly MemoryMappedViewAccessor _view;
    readonly long* _words;

    /// <param name="path">The board's file; created if missing. Its folder must exist.</param>
    public SharedBoard(string path)
    {
        _file = SharedAccess.OpenLockFile(path);
        try
        {
            if (RandomAccess.GetLength(_file) < Size) RandomAccess.SetLength(_file, Size);
            _map = MemoryMappedFile.CreateFromFile(_file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            _view = _map.CreateViewAccessor(0, Size);
            byte* first = null;
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
            _words = (long*)first;
        }
        catch
        {
            _view?.Dispose();
            _map?.Dispose();
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Which file is the active one, by a number that changes with it, and how many bytes of it are taken.</summary>
    public SharedState State => new(Volatile.Read(ref _words[1]));

    /// <summary>Takes room for a record, unless another has done so since <paramref name="seen"/>.</summary>
    public bool TryTake(SharedState seen, int bytes) =>
        Interlocked.CompareExchange(ref _words[1], seen.With(bytes).Word, seen.Word) == seen.Word;

    /// <summary>Waits for the lock; false when another holds it for too long, since it may have been stopped.</summary>
    public bool TryLock()
    {
        var begun = Stopwatch.GetTimestamp();
        var wait = new SpinWait();
        while (!SharedAccess.TryLock(_file))
        {
            if (Stopwatch.GetElapsedTime(begun).TotalMilliseconds > LockPatienceMilliseconds) return false;
            wait.SpinOnce();
        }
        return true;
    }

    public void Unlock() => SharedAccess.Unlock(_file);

    /// <summary>The active file and its period; null if none was ever posted.</summary>
    public (LogFileId Id, Period Period)? Read() => _words[0] != Version ? null
        : (new LogFileId(new DateTime(_words[2]), (int)_words[3]), new Period(Instant(_words[4]), Instant(_words[5]), new DateTime(_words[2])));

    /// <summary>Makes a file the active one for all processes.</summary>
    public SharedState Post(LogFileId id, Period period, long lengthBytes)
    {
        // A process that dies in here leaves a board that says nothing, and the next reads the folder.
        Volatile.Write(ref _words[0], 0);
        _words[2] = id.Label.Ticks;
        _words[3] = id.Number;
        _words[4] = period.Start.UtcTicks;
        _words[5] = period.End.UtcTicks;
        var next = SharedState.Of(State.Generation + 1, lengthBytes);
        Volatile.Write(ref _words[1], next.Word);
        Volatile.Write(ref _words[0], Version);
        return next;
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
        _file.Dispose();
    }

    static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}
