namespace Serilog.Sinks.Acrilog.Files;

/// <summary>How a file that somebody else wrote ends, after a crash perhaps.</summary>
/// <param name="WholeLength">Its length without a part of a character, or of the byte order mark, at its end.</param>
/// <param name="IsOpenLine">Whether its last line is not finished.</param>
readonly record struct FileEnd(long WholeLength, bool IsOpenLine)
{
    /// <summary>Reads the end of a file; one that may not be read is taken to be whole.</summary>
    public static FileEnd Read(string path, long length, FileShape shape, IDisk disk)
    {
        try
        {
            using var stream = disk.OpenToRead(path);
            if (length < shape.Mark.Length && shape.Mark.AsSpan().StartsWith(BytesAt(stream, 0, (int)length)))
                return new FileEnd(0, IsOpenLine: false);

            var unit = shape.LineFeed.Length;
            var whole = length - length % unit;
            if (whole <= shape.Mark.Length) return new FileEnd(whole, IsOpenLine: false);
            return new FileEnd(whole, !shape.LineFeed.AsSpan().SequenceEqual(BytesAt(stream, whole - unit, unit)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new FileEnd(length, IsOpenLine: false);
        }
    }

    /// <summary>Reads the last bytes of a file; null if they may not be read.</summary>
    public static byte[]? ReadLast(string path, long length, int count, IDisk disk)
    {
        try
        {
            using var stream = disk.OpenToRead(path);
            return BytesAt(stream, Math.Max(0, length - count), (int)Math.Min(length, count));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    static byte[] BytesAt(Stream stream, long offset, int count)
    {
        var bytes = new byte[count];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
