using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Turns events into frames, all but their sequence numbers. One a thread: it uses its buffer again.</summary>
sealed class EventEncoder
{
    // A thread that once logged a huge event need not hold its memory for ever.
    const int KeptBytes = 64 * 1024;

    readonly ByteWriter _frame = new();

    /// <summary>The frame of an event, to be stamped and used before the next call.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="wasCut">Whether texts or collections had to be shortened to keep the frame within its limit.</param>
    public Span<byte> Encode(LogEvent logEvent, out bool wasCut)
    {
        var exception = logEvent.Exception is { } thrown ? ExceptionTexts.Of(thrown) : null;
        Write(logEvent, exception, CutLimits.None);
        wasCut = IsTooLong;
        for (var i = 0; IsTooLong && i < CutLimits.Steps.Count; i++) Write(logEvent, exception, CutLimits.Steps[i]);
        if (IsTooLong) WriteWithoutProperties(logEvent);
        return FrameWriter.End(_frame);
    }

    bool IsTooLong => _frame.Length + FrameWriter.TrailerBytes > WireLimits.MaxFrameBytes;

    void Write(LogEvent logEvent, ExceptionTexts? exception, CutLimits limits)
    {
        WriteHead(logEvent, limits);
        var left = Math.Min(logEvent.Properties.Count, limits.MaxItems);
        _frame.VarUInt((ulong)left);
        foreach (var (name, value) in logEvent.Properties)
        {
            if (left-- == 0) break;
            _frame.Text(name);
            ValueWire.Write(_frame, value, new ValueContext(logEvent.MessageTemplate, name, limits));
        }

        exception?.WriteTo(_frame, limits);
    }

    // Only reached by events with thousands of long names or deeply branching values.
    void WriteWithoutProperties(LogEvent logEvent)
    {
        var bare = new LogEvent(logEvent.Timestamp, logEvent.Level, null, logEvent.MessageTemplate, []);
        Write(bare, null, CutLimits.Steps[^1]);
    }

    void WriteHead(LogEvent logEvent, CutLimits limits)
    {
        _frame.Clear(KeptBytes);
        FrameWriter.Begin(_frame, FrameType.Event);
        _frame.Byte((byte)Math.Clamp((int)logEvent.Level, (int)LogEventLevel.Verbose, (int)LogEventLevel.Fatal));
        _frame.Int64(logEvent.Timestamp.Ticks);
        _frame.Int16((short)logEvent.Timestamp.Offset.TotalMinutes);

        var traceId = logEvent.TraceId ?? default;
        var spanId = logEvent.SpanId ?? default;
        var parts = EventParts.None;
        if (logEvent.TraceId is not null || logEvent.SpanId is not null) parts |= EventParts.Trace;
        if (traceId != default) parts |= EventParts.TraceId;
        if (spanId != default) parts |= EventParts.SpanId;
        if (logEvent.Exception is not null) parts |= EventParts.Exception;
        _frame.Byte((byte)parts);
        if (traceId != default) traceId.CopyTo(_frame.Take(16));
        if (spanId != default) spanId.CopyTo(_frame.Take(8));
        _frame.Text(limits.Cut(logEvent.MessageTemplate.Text));
    }
}
