using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>The tokens of a template, for those that cannot be sent as their text.</summary>
static class TemplateWire
{
    const byte TextKind = 0;
    const byte HoleKind = 1;

    // Its kind and an empty text.
    const int LeastBytesEach = 2;

    /// <returns>How many of the tokens were kept.</returns>
    public static int WriteTokens(ByteWriter output, LogEvent logEvent, ValueContext context)
    {
        var template = logEvent.MessageTemplate;
        var count = TemplateShapes.Of(template).Tokens;
        var most = Math.Min(context.Limits.MaxItems, EventLimits.MaxTokens - 1);
        var isCut = count > most;
        var kept = Math.Min(count, most);
        var left = kept;
        output.VarUInt((ulong)(isCut ? kept + 1 : count));
        foreach (var token in template.Tokens)
        {
            if (left-- == 0 || output.IsOverfull) break;
            if (token is PropertyToken hole) Write(output, hole, context);
            else WriteText(output, TextOf(token, logEvent), context);
        }

        if (!isCut) return kept;
        context.SayCut();
        WriteText(output, ValueContext.CutMark(count, "tokens"), context);
        return kept;
    }

    /// <summary>In place of its tokens, the template's text: it will be shown, not rendered.</summary>
    public static void WriteFlat(ByteWriter output, MessageTemplate template, ValueContext context)
    {
        context.SayCut();
        output.VarUInt(1);
        WriteText(output, template.Text, context);
    }

    public static ParsedTemplate Read(ref ByteReader input, string text)
    {
        var count = input.Count(LeastBytesEach);
        if (count > EventLimits.MaxTokens) throw new WireFormatException($"a template of {count} tokens is announced");
        var tokens = new MessageTemplateToken[count];
        for (var i = 0; i < count; i++)
        {
            var kind = input.Byte();
            tokens[i] = kind switch
            {
                TextKind => new TextToken(input.Text()),
                HoleKind => ReadHole(ref input),
                _ => throw new WireFormatException($"{kind} is not a kind of token"),
            };
        }

        var template = new MessageTemplate(text, tokens);
        return new ParsedTemplate(template, TemplateShape.Of(template));
    }

    static void WriteText(ByteWriter output, string text, ValueContext context)
    {
        output.Byte(TextKind);
        output.Text(context.Cut(text));
    }

    static void Write(ByteWriter output, PropertyToken hole, ValueContext context)
    {
        output.Byte(HoleKind);
        output.Text(context.Cut(hole.PropertyName));
        output.Text(context.Cut(hole.ToString()));
        output.OptionalText(context.CutOptional(hole.Format));
        output.Byte((byte)hole.Destructuring);
        output.Byte(hole.Alignment is null ? (byte)0 : (byte)1);
        if (hole.Alignment is not { } alignment) return;
        output.Byte((byte)alignment.Direction);
        output.Int32(alignment.Width);
    }

    static PropertyToken ReadHole(ref ByteReader input)
    {
        var (name, raw, format, destructuring) = (input.Text(), input.Text(), input.OptionalText(), (Destructuring)input.Byte());
        Alignment? alignment = input.Byte() == 0 ? null : new Alignment((AlignmentDirection)input.Byte(), input.Int32());
        return new PropertyToken(name, raw, format, alignment, destructuring);
    }

    // A user's own kind of token can only be asked for what it writes.
    static string TextOf(MessageTemplateToken token, LogEvent logEvent)
    {
        if (token is TextToken text) return text.Text;
        try
        {
            using var output = new StringWriter(CultureInfo.InvariantCulture);
            token.Render(logEvent.Properties, output, CultureInfo.InvariantCulture);
            return output.ToString();
        }
        catch (Exception ex)
        {
            return Unreadable.Text(token, ex);
        }
    }
}
