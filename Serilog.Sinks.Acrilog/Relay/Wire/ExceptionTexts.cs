namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// What is carried of an exception. It is read once: exceptions are users' code too, and the text of each contains those
/// of all its inner ones, so that only the outermost is asked for it.
/// </summary>
/// <param name="TypeName">The full name of its type.</param>
/// <param name="Message">Its message.</param>
/// <param name="StackTrace">Its stack trace; null where it was never thrown.</param>
/// <param name="Text">What its ToString() gives; null for an inner one.</param>
/// <param name="Inner">Its inner exceptions.</param>
sealed record ExceptionTexts(string TypeName, string Message, string? StackTrace, string? Text, IReadOnlyList<ExceptionTexts> Inner)
{
    // Type, message, no stack, no text, no inner ones.
    const int LeastBytes = 5;

    public static ExceptionTexts Of(Exception exception)
    {
        var left = EventLimits.MaxExceptions - 1;
        return Of(exception, 0, ref left);
    }

    public void WriteTo(ByteWriter output, ValueContext context, int depth = 0)
    {
        output.Text(context.Cut(TypeName));
        output.Text(context.Cut(Message));
        output.OptionalText(context.CutOptional(StackTrace));
        output.OptionalText(context.CutOptional(Text));
        var count = Inner.Count == 0 || context.CutsAt(depth) ? 0 : context.Keep(Inner.Count);
        output.VarUInt((ulong)count);
        for (var i = 0; i < count && !output.IsOverfull; i++) Inner[i].WriteTo(output, context, depth + 1);
    }

    public static ExceptionTexts ReadFrom(ref ByteReader input, int depth = 0)
    {
        if (depth > WireLimits.MaxDepth) throw new WireFormatException("exceptions nest too deep");
        var (type, message, stack, text) = (input.Text(), input.Text(), input.OptionalText(), input.OptionalText());
        var count = input.Exceptions(LeastBytes);
        ExceptionTexts[] inner = count == 0 ? [] : new ExceptionTexts[count];
        for (var i = 0; i < count; i++) inner[i] = ReadFrom(ref input, depth + 1);
        return new ExceptionTexts(type, message, stack, text, inner);
    }

    // The same exception may be inside of several others; without a limit on all of them they would be told over and over.
    static ExceptionTexts Of(Exception exception, int depth, ref int left)
    {
        var inner = new List<ExceptionTexts>();
        if (depth < WireLimits.MaxDepth)
        {
            foreach (var one in InnerOf(exception))
            {
                if (left == 0) break;
                left--;
                inner.Add(Of(one, depth + 1, ref left));
            }
        }

        return new ExceptionTexts(
            TypeNameOf(exception),
            Read(exception, static e => e.Message) ?? "",
            Read(exception, static e => e.StackTrace),
            depth == 0 ? Read(exception, static e => e.ToString()) ?? "" : null,
            inner);
    }

    // An exception that was relayed once keeps its name when a worker relays it on.
    static string TypeNameOf(Exception exception) => exception is RelayedException relayed
        ? relayed.OriginalTypeName
        : exception.GetType().FullName ?? exception.GetType().Name;

    static IReadOnlyList<Exception> InnerOf(Exception exception) => exception switch
    {
        AggregateException aggregate => aggregate.InnerExceptions,
        RelayedException relayed => relayed.InnerExceptions,
        { InnerException: { } one } => [one],
        _ => [],
    };

    static string? Read(Exception exception, Func<Exception, string?> part)
    {
        try
        {
            return part(exception);
        }
        catch (Exception ex)
        {
            return Unreadable.Text(exception, ex);
        }
    }
}
