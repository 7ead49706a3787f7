namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>A run of whole records, filled by callers and then handed to the one background writer.</summary>
sealed class RecordBlock(int capacity)
{
    readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);
    int[] _ends = new int[256];
    long[] _tags = new long[256];

    public int Length { get; private set; }

    public int Records { get; private set; }

    public int Free => _bytes.Length - Length;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    /// <summary>Where a record begins; for <see cref="Records"/>, where the last one ends.</summary>
    public int StartOf(int index) => index == 0 ? 0 : _ends[index - 1];

    public int LengthOf(int index) => _ends[index] - StartOf(index);

    public ReadOnlySpan<byte> RecordAt(int index) => _bytes.AsSpan(StartOf(index), LengthOf(index));

    /// <summary>What the caller said about a record, for the target.</summary>
    public long TagOf(int index) => _tags[index];

    public void Add(ReadOnlySpan<byte> record, long tag)
    {
        if (Records == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * Records);
            Array.Resize(ref _tags, 2 * Records);
        }
        record.CopyTo(_bytes.AsSpan(Length));
        Length += record.Length;
        _ends[Records] = Length;
        _tags[Records++] = tag;
    }

    public void Clear() => (Length, Records) = (0, 0);
}
