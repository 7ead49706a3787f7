namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Exceptions as texts: type, message, stack, ToString() and the inner ones.</summary>
static class ExceptionWire
{
    // Type, message, no stack, text, no inner ones.
    const int LeastBytes = 5;

    public static void Write(ByteWriter output, Exception exception, CutLimits limits, int depth = 0)
    {
        output.Text(limits.Cut(TypeName(exception)));
        output.Text(limits.Cut(Read(exception, static e => e.Message) ?? ""));
        output.OptionalText(Read(exception, static e => e.StackTrace) is { } stack ? limits.Cut(stack) : null);
        output.Text(limits.Cut(Read(exception, static e => e.ToString()) ?? ""));

        var inner = depth < WireLimits.MaxDepth ? Inner(exception) : [];
        var count = Math.Min(inner.Count, limits.MaxItems);
        output.VarUInt((ulong)count);
        for (var i = 0; i < count; i++) Write(output, inner[i], limits, depth + 1);
    }

    public static RelayedException Read(ref ByteReader input, int depth = 0)
    {
        if (depth > WireLimits.MaxDepth) throw new WireFormatException("exceptions nest too deep");
        var (type, message, stack, text) = (input.Text(), input.Text(), input.OptionalText(), input.Text());
        var inner = new RelayedException[input.Count(LeastBytes)];
        for (var i = 0; i < inner.Length; i++) inner[i] = Read(ref input, depth + 1);
        return new RelayedException(type, message, stack, text, inner);
    }

    // An exception that was relayed once keeps its name when a worker relays it on.
    static string TypeName(Exception exception) => exception is RelayedException relayed
        ? relayed.OriginalTypeName
        : exception.GetType().FullName ?? exception.GetType().Name;

    static IReadOnlyList<Exception> Inner(Exception exception) => exception switch
    {
        AggregateException aggregate => aggregate.InnerExceptions,
        RelayedException relayed => relayed.InnerExceptions,
        { InnerException: { } one } => [one],
        _ => [],
    };

    // Exceptions are users' code too: one that throws while it is read must not cost the event.
    static string? Read(Exception exception, Func<Exception, string?> part)
    {
        try
        {
            return part(exception);
        }
        catch (Exception ex)
        {
            return $"({exception.GetType().Name} threw {ex.GetType().Name} when it was read)";
        }
    }
}
