namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>The files of a log beside the active one, and the decision which of them are no longer kept.</summary>
/// <remarks>
/// Kept in order of period and number, and in order of last write, so that a decision costs by what it finds and not by how many
/// files there are. Not thread-safe.
/// </remarks>
sealed class RetainedFiles(RetentionPolicy policy)
{
    static readonly Comparer<StoredFile> ByPeriod = Comparer<StoredFile>.Create((a, b) =>
        a.Id != b.Id ? a.Id.CompareTo(b.Id) : a.Compressed.CompareTo(b.Compressed));

    static readonly Comparer<StoredFile> ByLastWrite = Comparer<StoredFile>.Create((a, b) =>
        a.LastWrite != b.LastWrite ? a.LastWrite.CompareTo(b.LastWrite) : ByPeriod.Compare(a, b));

    readonly SortedSet<StoredFile> _byPeriod = new(ByPeriod);
    readonly SortedSet<StoredFile> _byLastWrite = new(ByLastWrite);
    long _bytes;

    /// <summary>The files known, the oldest period first.</summary>
    public IReadOnlyCollection<StoredFile> OldestFirst => _byPeriod;

    /// <summary>Takes a file in, in the place of what was known of it.</summary>
    public void Put(StoredFile file)
    {
        Remove(file);
        _byPeriod.Add(file);
        _byLastWrite.Add(file);
        _bytes += file.Bytes;
    }

    /// <summary>Leaves a file out: it is gone, or is written to again.</summary>
    public void Remove(StoredFile file)
    {
        if (!_byPeriod.TryGetValue(file, out var known)) return;
        _byPeriod.Remove(known);
        _byLastWrite.Remove(known);
        _bytes -= known.Bytes;
    }

    /// <summary>The files to delete: those last written to too long ago, and then the oldest until the rest is within the limits.</summary>
    /// <param name="activeBytes">The length of the active file, which is never among them.</param>
    /// <param name="now">The time now.</param>
    public IReadOnlyList<StoredFile> Expired(long activeBytes, DateTimeOffset now)
    {
        var expired = new List<StoredFile>();
        var oldest = policy.OldestWrite(now);
        foreach (var file in _byLastWrite)
        {
            if (file.LastWrite >= oldest) break;
            expired.Add(file);
        }

        var tooOld = expired.Count;
        var (files, bytes) = (_byPeriod.Count - tooOld, _bytes - expired.Sum(file => file.Bytes));
        foreach (var file in _byPeriod)
        {
            if (!policy.IsExceededBy(files, bytes, activeBytes)) break;
            if (file.LastWrite < oldest) continue;
            expired.Add(file);
            files--;
            bytes -= file.Bytes;
        }
        return expired;
    }
}
