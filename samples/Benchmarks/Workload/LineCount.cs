namespace Benchmarks.Workload;

/// <summary>Counts the lines of files.</summary>
static class LineCount
{
    public static long In(IEnumerable<string> files) => files.Sum(In);

    static long In(string path)
    {
        using var file = File.OpenHandle(path);
        var bytes = new byte[256 * 1024];
        var lines = 0L;
        for (var (offset, read) = (0L, 1); read > 0; offset += read)
        {
            read = RandomAccess.Read(file, bytes, offset);
            lines += bytes.AsSpan(0, read).Count((byte)'\n');
        }

        return lines;
    }
}
