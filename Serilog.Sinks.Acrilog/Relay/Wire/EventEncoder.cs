using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// Turns events into frames, all but their sequence numbers. One a thread: it uses its buffer again, and allocates nothing
/// for plain events.
/// </summary>
sealed class EventEncoder
{
    // A thread that once logged a huge event need not hold its memory for ever.
    const int KeptBytes = 64 * 1024;

    readonly ByteWriter _frame = new();
    readonly ValueContext _context = new();
    NameBook? _names;

    /// <summary>The frame of an event, to be stamped and used before the next call.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="wasCut">
    /// Whether texts or collections had to be shortened to keep the event within its limits; its frame says so too.
    /// </param>
    /// <param name="names">The names that go by their numbers; null for none.</param>
    public Span<byte> Encode(LogEvent logEvent, out bool wasCut, NameBook? names = null)
    {
        _names = names;
        var exception = logEvent.Exception is { } thrown ? ExceptionTexts.Of(thrown) : null;
        var shape = TemplateShapes.Of(logEvent.MessageTemplate);
        var fits = TryWrite(logEvent, exception, shape, CutLimits.Whole);
        for (var i = 0; !fits && i < CutLimits.Steps.Count; i++) fits = TryWrite(logEvent, exception, shape, CutLimits.Steps[i]);
        wasCut = _context.WasCut;
        return FrameWriter.End(_frame);
    }

    bool TryWrite(LogEvent logEvent, ExceptionTexts? exception, TemplateShape shape, CutLimits limits)
    {
        _frame.Clear(KeptBytes);
        _context.Begin(logEvent.MessageTemplate, limits);
        FrameWriter.Begin(_frame, FrameType.Event);
        var parts = WriteHead(logEvent, out var partsAt);
        if (WriteTemplate(logEvent, ref shape)) parts |= EventParts.Tokens;
        WriteProperties(logEvent.Properties);
        exception?.WriteTo(_frame, _context);
        if (_context.WasCut) parts |= EventParts.Cut;
        _frame.Written[partsAt] = (byte)parts;
        return !_frame.IsOverfull && _frame.Length + FrameWriter.TrailerBytes <= WireLimits.MaxFrameBytes
            && shape.RenderedChars(_frame.Length, _frame.ValuesWritten) <= EventLimits.MaxRenderedChars;
    }

    EventParts WriteHead(LogEvent logEvent, out int partsAt)
    {
        var parts = EventParts.None;
        _frame.Byte((byte)Math.Clamp((int)logEvent.Level, (int)LogEventLevel.Verbose, (int)LogEventLevel.Fatal));
        _frame.Int64(logEvent.Timestamp.Ticks);
        _frame.Int16((short)logEvent.Timestamp.TotalOffsetMinutes);
        partsAt = _frame.Length;
        _frame.Byte((byte)parts);
        if (logEvent.TraceId is { } traceId)
        {
            parts |= EventParts.TraceId;
            traceId.CopyTo(_frame.Take(16));
        }

        if (logEvent.SpanId is { } spanId)
        {
            parts |= EventParts.SpanId;
            spanId.CopyTo(_frame.Take(8));
        }

        return logEvent.Exception is null ? parts : parts | EventParts.Exception;
    }

    // Whether the text alone would not do.
    bool WriteTemplate(LogEvent logEvent, ref TemplateShape shape)
    {
        var template = logEvent.MessageTemplate;
        var isWhole = template.Text.Length <= _context.Limits.MaxChars;
        WriteName(template.Text);
        if (shape.IsExcessive || !_context.Limits.KeepsHoles)
        {
            shape = TemplateShape.Flat;
            TemplateWire.WriteFlat(_frame, template, _context);
            return true;
        }

        if (isWhole && shape.IsItsText && shape.Tokens < EventLimits.MaxTokens) return false;
        var sent = TemplateWire.WriteTokens(_frame, logEvent, _context);
        if (sent < shape.Holes) shape = shape with { Holes = sent };
        return true;
    }

    void WriteProperties(IReadOnlyDictionary<string, LogEventPropertyValue> properties)
    {
        var kept = _context.Keep(properties.Count);
        var isCut = kept < properties.Count;
        _frame.Values(isCut ? kept + 1 : kept);

        // What Serilog's events have; its enumerator costs nothing.
        if (properties is Dictionary<string, LogEventPropertyValue> plain)
        {
            foreach (var (name, value) in plain)
            {
                if (kept-- == 0 || _frame.IsOverfull) break;
                WriteProperty(name, value);
            }
        }
        else
        {
            foreach (var (name, value) in properties.Take(kept)) WriteProperty(name, value);
        }

        if (!isCut) return;
        WriteName(ValueContext.Ellipsis);
        ScalarWire.Write(_frame, ValueContext.CutMark(properties.Count, "properties"), _context);
    }

    void WriteProperty(string name, LogEventPropertyValue value)
    {
        _context.BeginProperty(name);
        if (LogEventProperty.IsValidName(name))
        {
            WriteName(name);
        }
        else
        {
            // Newer versions of Serilog let it into an event, and none lets it be made again.
            _context.SayCut();
            WriteName(ValueContext.Ellipsis);
        }

        var start = _frame.Length;
        try
        {
            ValueWire.Write(_frame, value, _context);
        }
        catch (Exception ex)
        {
            _frame.Truncate(start);
            ScalarWire.Write(_frame, Unreadable.Text(value, ex), _context);
        }
    }

    void WriteName(string name)
    {
        var number = name.Length > _context.Limits.MaxChars || _names is null ? 0 : _names.NumberOf(name);
        _frame.VarUInt((ulong)number);
        if (number == 0) _frame.Text(_context.Cut(name));
    }
}
