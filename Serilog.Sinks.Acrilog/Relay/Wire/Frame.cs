namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>One frame as it stands in a reader's buffer; valid until the reader is used again.</summary>
readonly ref struct Frame(FrameType type, ReadOnlySpan<byte> payload, long sequence, bool isDamaged)
{
    /// <summary>What it carries; may be a value that this version does not know.</summary>
    public FrameType Type { get; } = type;

    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>How many events the worker had offered up to and including this frame, lost ones too.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>Whether the checksum disagrees; then nothing else here can be believed.</summary>
    public bool IsDamaged { get; } = isDamaged;
}
