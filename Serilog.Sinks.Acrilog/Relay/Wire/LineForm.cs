using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>How a worker renders events into the lines that its parent writes as they are.</summary>
/// <param name="ByLevel">The output templates of the levels that have one of their own.</param>
/// <param name="Common">The output template of all others.</param>
/// <param name="Culture">The name of the culture in which numbers and dates are written; empty for the invariant one.</param>
/// <param name="Escapes">Whether control characters that come with an event are made visible.</param>
sealed record LineForm(IReadOnlyDictionary<LogEventLevel, string> ByLevel, string Common, string Culture, bool Escapes)
{
    public void WriteTo(ByteWriter payload)
    {
        payload.Text(Common);
        payload.VarUInt((ulong)ByLevel.Count);
        foreach (var (level, template) in ByLevel)
        {
            payload.Byte((byte)level);
            payload.Text(template);
        }

        payload.Text(Culture);
        payload.Byte(Escapes ? (byte)1 : (byte)0);
    }

    /// <exception cref="WireFormatException">It is none.</exception>
    public static LineForm ReadFrom(ref ByteReader reader)
    {
        var common = reader.Text();
        var byLevel = new Dictionary<LogEventLevel, string>();
        for (var left = reader.Count(leastBytesEach: 2); left > 0; left--) byLevel[Welcome.ReadLevel(ref reader)] = reader.Text();
        return new LineForm(byLevel, common, reader.Text(), reader.Byte() != 0);
    }
}
