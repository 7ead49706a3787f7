namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>Writes its ordinal into a finished record, under the buffer's lock: a few instructions, no more.</summary>
/// <param name="record">The record, as it will be stored.</param>
/// <param name="ordinal">How many records were offered to the buffer up to and including this one, dropped ones too.</param>
delegate void RecordStamp(Span<byte> record, long ordinal);
