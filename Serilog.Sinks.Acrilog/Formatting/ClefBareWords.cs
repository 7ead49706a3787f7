namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>The numbers that JSON does not have and that Python writes all the same.</summary>
static class ClefBareWords
{
    /// <summary>The line with these words in quotes; null where it has none outside its strings.</summary>
    public static byte[]? Quoted(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("NaN"u8) < 0 && line.IndexOf("Infinity"u8) < 0) return null;
        var result = new List<byte>(line.Length);
        var (isChanged, isString) = (false, false);
        while (!line.IsEmpty)
        {
            var word = isString ? 0 : WordLength(line);
            if (word > 0)
            {
                result.AddRange([(byte)'"', .. line[..word], (byte)'"']);
                isChanged = true;
            }
            else
            {
                if (line[0] == '"') isString = !isString;
                word = isString && line[0] == '\\' ? Math.Min(2, line.Length) : 1;
                result.AddRange(line[..word]);
            }

            line = line[word..];
        }

        return isChanged ? [.. result] : null;
    }

    static int WordLength(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("NaN"u8)) return "NaN"u8.Length;
        if (line.StartsWith("Infinity"u8)) return "Infinity"u8.Length;
        return line.StartsWith("-Infinity"u8) ? "-Infinity"u8.Length : 0;
    }
}
