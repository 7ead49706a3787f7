namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>A run of whole records, filled by callers and then handed to the one background writer.</summary>
sealed class RecordBlock(int capacity)
{
    readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);

    public int Length { get; private set; }

    public int Records { get; private set; }

    public int Free => _bytes.Length - Length;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    public void Add(ReadOnlySpan<byte> record)
    {
        record.CopyTo(_bytes.AsSpan(Length));
        Length += record.Length;
        Records++;
    }

    public void Clear() => (Length, Records) = (0, 0);
}
