namespace Serilog.Sinks.Acrilog.Files;

/// <summary>A log file as the stream that lifecycle hooks and compression write to: at its end, and only there.</summary>
/// <remarks>A write either is in the file whole or is cut off again and throws. Whoever made this stream closes the file; closing
/// the stream does not. Not thread-safe.</remarks>
sealed class DiskFileStream(IDiskFile file, long length) : Stream
{
    long _length = length;
    bool _abandoned;

    public override bool CanRead => false;

    // Writers ask for their position to see whether a file is new; they cannot change it.
    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Lets what is written from now on go nowhere: the last bytes of a wrapping stream whose file is no longer good.</summary>
    public void Abandon() => _abandoned = true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_abandoned) return;
        try
        {
            file.Write(buffer, _length);
        }
        catch
        {
            file.Cut(_length);
            throw;
        }
        _length += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void WriteByte(byte value) => Write([value]);

    /// <summary>Nothing is kept back here.</summary>
    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current or SeekOrigin.End => _length + offset,
            _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Not an origin."),
        };
        return target == _length ? target : throw new NotSupportedException("A log file is only written at its end.");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A log file is open for writing only.");

    public override void SetLength(long value) => throw new NotSupportedException("A log file is only written at its end.");
}
