using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>The active file of a log: takes whole records and moves on to the next file when the rules say so.</summary>
interface IRecordFile : IDisposable
{
    /// <summary>The file that records go to; null while there is none.</summary>
    IFlushedFile? Active { get; }

    /// <summary>What records may be appended to without a look at any rule; null while there is more to do than that.</summary>
    AppendWindow? Window { get; }

    /// <summary>Told when <see cref="RollIfDue"/> is to be called, each time that is known anew; null if no one is.</summary>
    IdleTimer? Idle { get; set; }

    /// <summary>Writes a whole record to the file it belongs in.</summary>
    /// <exception cref="IOException">The record is in no file.</exception>
    /// <exception cref="UnauthorizedAccessException">No file may be opened.</exception>
    void Append(ReadOnlySpan<byte> record);

    /// <summary>Writes one of several records, and with the same write all after it that belong in the same file.</summary>
    /// <param name="block">The records, each tagged with the ticks of the time (UTC) at which it came.</param>
    /// <param name="first">The index of the record to begin with.</param>
    /// <returns>The index of the first record that is still to be written.</returns>
    /// <exception cref="IOException">None of them is in a file.</exception>
    /// <exception cref="UnauthorizedAccessException">No file may be opened.</exception>
    int Append(RecordBlock block, int first);

    /// <summary>Begins the next file at once, or with the first record if none is open; an empty file stays.</summary>
    void Roll();

    /// <summary>Does what is due without waiting for the next record.</summary>
    void RollIfDue();
}
