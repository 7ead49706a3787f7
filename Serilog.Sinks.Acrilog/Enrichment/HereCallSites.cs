namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>The call sites that the compiler itself names; each is made once.</summary>
static class HereCallSites
{
    const int Capacity = 4096;

    static readonly BoundedCache<Key, CallSite> Cache = new(Capacity);

    public static CallSite Of(string member, string filePath, int line)
    {
        var key = new Key(member, filePath, line);
        if (Cache.TryGet(key, out var known)) return known;

        var site = new CallSite(SourceNames.OfFile(filePath), SourceNames.OfMember(member), line);
        Cache.Add(key, site);
        return site;
    }

    readonly record struct Key(string Member, string FilePath, int Line)
    {
        // The path is long and comparing it is free, since the compiler hands over the same string each time.
        public override int GetHashCode() => HashCode.Combine(Member, Line);
    }
}
