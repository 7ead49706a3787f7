namespace Serilog.Sinks.Acrilog.Files;

/// <summary>One file that is open for writing, by this process alone.</summary>
interface IDiskFile : IDisposable
{
    /// <summary>What the file looks like now, wherever it has been moved to.</summary>
    FileStamp Stamp { get; }

    /// <summary>Writes at the end of the file, which the caller knows to be at an offset.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Whether <see cref="Append"/> may be called, by several threads at once.</summary>
    bool IsSharedByThreads { get; }

    /// <summary>Has the system put bytes at the end of the file, in one piece.</summary>
    /// <returns>How many it took. If not all, the others failed; <see cref="Write"/> says why.</returns>
    int Append(ReadOnlySpan<byte> bytes);

    /// <summary>Cuts the file to a length.</summary>
    void Cut(long length);

    /// <summary>Has the system bring what was written to the medium. May be called while another thread writes.</summary>
    void FlushToDisk();
}
