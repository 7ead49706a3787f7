namespace Serilog.Sinks.Acrilog.Files;

/// <summary>A log file as the stream that lifecycle hooks and compression write to: at its end, which they may move back.</summary>
/// <remarks>A write either is in the file whole or is cut off again and throws. Whoever made this stream closes the file; closing
/// the stream does not. Not thread-safe.</remarks>
sealed class DiskFileStream(IDiskFile file, long length) : Stream
{
    long _length = length;
    long _position = length;
    bool _abandoned;

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _length;

    /// <summary>Where the next write is meant to go. It throws anywhere but at the end.</summary>
    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>How much is left of what the file had at first, in bytes.</summary>
    public long LeftLength { get; private set; } = length;

    /// <summary>Lets what is written from now on go nowhere: the last bytes of a wrapping stream whose file is no longer good.</summary>
    public void Abandon() => _abandoned = true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_abandoned) return;
        if (_position != _length)
            throw new NotSupportedException($"A log file is only written at its end, {_length}, and not at {_position}.");
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
        _position = _length;
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
            SeekOrigin.Current => _position + offset,
            SeekOrigin.End => _length + offset,
            _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Not an origin."),
        };
        if (target < 0) throw new IOException($"There is no position {target}, before the start of a log file.");
        return _position = target;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A log file is open for writing only.");

    /// <summary>Cuts the file.</summary>
    /// <exception cref="NotSupportedException">The file is not that long: events would come after its new end.</exception>
    public override void SetLength(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (value > _length) throw new NotSupportedException($"A log file of {_length} bytes can be cut, and not lengthened to {value}.");
        file.Cut(value);
        _length = value;
        _position = Math.Min(_position, value);
        LeftLength = Math.Min(LeftLength, value);
    }
}
