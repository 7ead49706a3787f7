using System.IO.Compression;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Reads what a case left.</summary>
static class FoundFiles
{
    /// <summary>The path of the file that is written to, of each log of the case.</summary>
    public static IReadOnlyList<string> ActiveIn(CasePlace place, Combination row) =>
    [
        .. from path in Directory.GetFiles(place.Logs)
           where !path.EndsWith(".gz", StringComparison.Ordinal)
           let rank = FileRank.Of(Path.GetFileName(path), row.Naming)
           where rank is not null && rank.Key != "default"
           group (path, rank) by rank.Key into log
           select log.MaxBy(file => file.rank).path,
    ];

    /// <summary>Every file of the case but strangers and locks.</summary>
    public static IReadOnlyList<FoundFile> In(CasePlace place, Combination row)
    {
        var deleted = place.Deleted.Select(file => Read($"deleted {file.Name}", null, Whole(file.Stream), row));
        var elsewhere = Directory.GetFiles(place.Elsewhere).Where(path => !Path.GetFileName(path).StartsWith("ballast", StringComparison.Ordinal))
            .Select(path => Read($"elsewhere/{Path.GetFileName(path)}", null, System.IO.File.ReadAllBytes(path), row));
        return [.. Own(place, row), .. elsewhere, .. deleted];
    }

    static IEnumerable<FoundFile> Own(CasePlace place, Combination row)
    {
        foreach (var file in new DirectoryInfo(place.Logs).GetFiles())
        {
            var name = file.Name;
            if (CasePlace.IsStranger(name) || name.EndsWith(".lock", StringComparison.Ordinal) || file.LinkTarget is not null) continue;
            byte[] bytes;
            try
            {
                bytes = System.IO.File.ReadAllBytes(file.FullName);
                if (name.EndsWith(".gz", StringComparison.Ordinal)) bytes = Whole(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
            }
            catch (FileNotFoundException)
            {
                // Renamed or compressed meanwhile; whoever waits looks again.
                continue;
            }
            yield return Read(name, FileRank.Of(name, row.Naming), bytes, row);
        }
    }

    static FoundFile Read(string name, FileRank? rank, byte[] bytes, Combination row)
    {
        var encoding = Marks.EncodingOf(row.Text);
        var text = encoding.GetString(row.Hooks == HookKind.Wrapped ? Undisguised(bytes, encoding) : bytes).TrimStart('\uFEFF');
        return new(name, rank, bytes.Length, [.. text.Split('\n').Where(line => line.Length > 0).Select(line => (line, Marks.Read(line, row.Text)))]);
    }

    // The mark of the encoding is written before the hook has wrapped the stream.
    static byte[] Undisguised(byte[] bytes, System.Text.Encoding encoding)
    {
        var mark = encoding.GetPreamble();
        return mark.Length > 0 && bytes.AsSpan().StartsWith(mark)
            ? DisguisedStream.Disguise(bytes.AsSpan(mark.Length))
            : DisguisedStream.Disguise(bytes);
    }

    static byte[] Whole(Stream stream)
    {
        if (stream.CanSeek) stream.Position = 0;
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
