using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>Which files of a log there are, and who has each in hand: the log that writes to it, or the work behind the log that
/// deletes or compresses it. No file is in both hands, so none is deleted while it is written to.</summary>
/// <remarks>Safe from any thread. What is rarely there takes no memory while it is not.</remarks>
/// <param name="firstNumber">The number of the first file of a period.</param>
sealed class KnownFiles(int firstNumber)
{
    readonly object _gate = new();
    SortedSet<LogFileId> _all = [];
    HashSet<LogFileId>? _written;
    HashSet<LogFileId>? _ended;
    HashSet<LogFileId>? _unfinished;

    /// <summary>Takes in a file that lies in the folder.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="compressed">Whether it can no longer be written to.</param>
    public void Add(LogFileId id, bool compressed)
    {
        lock (_gate)
        {
            _all.Add(id);
            if (compressed) (_ended ??= []).Add(id);
        }
    }

    /// <summary>Takes in what lies in the folder, many files faster than one by one.</summary>
    public void AddAll(IEnumerable<LogFileId> files)
    {
        lock (_gate)
        {
            var all = new SortedSet<LogFileId>(files);
            all.UnionWith(_all);
            _all = all;
        }
    }

    /// <summary>Takes in what a compression left that was interrupted.</summary>
    public void AddUnfinished(LogFileId id)
    {
        lock (_gate) (_unfinished ??= []).Add(id);
    }

    /// <summary>The files whose compression was interrupted; each is given out once.</summary>
    public IReadOnlyCollection<LogFileId> TakeUnfinished()
    {
        lock (_gate)
        {
            IReadOnlyCollection<LogFileId> unfinished = _unfinished ?? [];
            _unfinished = null;
            return unfinished;
        }
    }

    /// <summary>The files that are not written to, the oldest first, and whether each may be there in its compressed form.</summary>
    public IReadOnlyList<(LogFileId Id, bool Ended)> ToList()
    {
        lock (_gate) return _all.Where(id => _written?.Contains(id) != true).Select(id => (id, _ended?.Contains(id) == true)).ToList();
    }

    /// <summary>Whether a file is in the folder in some form, as far as is known.</summary>
    public bool Has(LogFileId id)
    {
        lock (_gate) return _all.Contains(id);
    }

    /// <summary>The last file of a period if it may be written to; else the number after it.</summary>
    public LogFileId ToContinue(DateTime label)
    {
        lock (_gate) return LastOf(label) is not { } last ? FirstOf(label) : _ended?.Contains(last) == true ? last.Next : last;
    }

    /// <summary>The number after the last file of a period.</summary>
    public LogFileId ToBegin(DateTime label)
    {
        lock (_gate) return LastOf(label) is not { } last ? FirstOf(label) : last.Next;
    }

    /// <summary>Takes a file in hand for writing; false if it is being deleted or compressed, or has been.</summary>
    public bool TryWrite(LogFileId id)
    {
        lock (_gate)
        {
            if (_ended?.Contains(id) == true) return false;
            _all.Add(id);
            (_written ??= []).Add(id);
            return true;
        }
    }

    /// <summary>Lets go of a file that was written to.</summary>
    public void EndWrite(LogFileId id)
    {
        lock (_gate)
            if (_written?.Remove(id) == true && _written.Count == 0) _written = null;
    }

    /// <summary>Takes a file in hand for deleting or compressing; false if it is written to.</summary>
    public bool TryEnd(LogFileId id)
    {
        lock (_gate)
        {
            if (_written?.Contains(id) == true) return false;
            (_ended ??= []).Add(id);
            return true;
        }
    }

    /// <summary>Leaves out a file that is no longer in the folder in any form, unless it is written to and so comes back.</summary>
    public void Remove(LogFileId id)
    {
        lock (_gate)
        {
            if (_written?.Contains(id) == true) return;
            _all.Remove(id);
            _ended?.Remove(id);
        }
    }

    LogFileId FirstOf(DateTime label) => new(label, firstNumber);

    LogFileId? LastOf(DateTime label)
    {
        var last = _all.GetViewBetween(new LogFileId(label, 0), new LogFileId(label, int.MaxValue)).Max;
        return _all.Contains(last) && last.Label == label ? last : null;
    }
}
