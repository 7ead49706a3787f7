using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>Which files of a log there are, and who has each in hand: the log that writes to it, or the work behind the log that
/// deletes or compresses it. No file is in both hands, so none is deleted while it is written to.</summary>
/// <remarks>Safe from any thread.</remarks>
sealed class KnownFiles(DatedNaming naming)
{
    readonly object _gate = new();
    readonly SortedSet<LogFileId> _all = [];
    readonly HashSet<LogFileId> _written = [];
    readonly HashSet<LogFileId> _ended = [];
    HashSet<LogFileId>? _own = [];

    /// <summary>Takes in a file that lies in the folder.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="compressed">Whether it can no longer be written to.</param>
    public void Add(LogFileId id, bool compressed)
    {
        lock (_gate)
        {
            _all.Add(id);
            if (compressed) _ended.Add(id);
        }
    }

    /// <summary>Whether a file is in the folder in some form, as far as is known.</summary>
    public bool Has(LogFileId id)
    {
        lock (_gate) return _all.Contains(id);
    }

    /// <summary>Whether this log had a file in hand for writing before <see cref="ForgetOwn"/> was called.</summary>
    public bool IsOwn(LogFileId id)
    {
        lock (_gate) return _own?.Contains(id) == true;
    }

    /// <summary>Says that no one will ask <see cref="IsOwn"/> any more.</summary>
    public void ForgetOwn()
    {
        lock (_gate) _own = null;
    }

    /// <summary>The last file of a period if it may be written to; else the number after it.</summary>
    public LogFileId ToContinue(DateTime label)
    {
        lock (_gate) return LastOf(label) is not { } last ? naming.FirstOf(label) : _ended.Contains(last) ? last.Next : last;
    }

    /// <summary>The number after the last file of a period.</summary>
    public LogFileId ToBegin(DateTime label)
    {
        lock (_gate) return LastOf(label) is not { } last ? naming.FirstOf(label) : last.Next;
    }

    /// <summary>Takes a file in hand for writing; false if it is being deleted or compressed, or has been.</summary>
    public bool TryWrite(LogFileId id)
    {
        lock (_gate)
        {
            if (_ended.Contains(id)) return false;
            _all.Add(id);
            _own?.Add(id);
            _written.Add(id);
            return true;
        }
    }

    /// <summary>Lets go of a file that was written to.</summary>
    public void EndWrite(LogFileId id)
    {
        lock (_gate) _written.Remove(id);
    }

    /// <summary>Takes a file in hand for deleting or compressing; false if it is written to.</summary>
    public bool TryEnd(LogFileId id)
    {
        lock (_gate)
        {
            if (_written.Contains(id)) return false;
            _ended.Add(id);
            return true;
        }
    }

    /// <summary>Leaves out a file that is no longer in the folder in any form.</summary>
    public void Remove(LogFileId id)
    {
        lock (_gate)
        {
            _all.Remove(id);
            _ended.Remove(id);
        }
    }

    LogFileId? LastOf(DateTime label)
    {
        var last = _all.GetViewBetween(new LogFileId(label, 0), new LogFileId(label, int.MaxValue)).Max;
        return _all.Contains(last) && last.Label == label ? last : null;
    }
}
