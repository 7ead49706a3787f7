using System.Globalization;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>
/// Where a worker finds its relay, as one line of text: <c>pipe:EVENTS/CONTROL?v=1&amp;level=Debug&amp;name=NAME&amp;nonce=HEX</c>.
/// </summary>
/// <param name="Handles">The handles that the worker inherits.</param>
/// <param name="WorkerName">What the parent calls the worker.</param>
/// <param name="MinimumLevel">The least level the parent wants.</param>
/// <param name="ProtocolVersion">The version of the wire format that the parent reads.</param>
/// <param name="Nonce">A word no other worker was given.</param>
sealed record RelayAddress(PipeHandles Handles, string WorkerName, LogEventLevel MinimumLevel, int ProtocolVersion, string Nonce)
{
    const string Scheme = "pipe";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Scheme}:{Handles}?v={ProtocolVersion}&level={MinimumLevel}&name={Uri.EscapeDataString(WorkerName)}&nonce={Nonce}");

    /// <summary>Reads what <see cref="ToString"/> wrote; parts that it does not know are a later version's and left alone.</summary>
    /// <exception cref="FormatException">The text is not a relay info, and why.</exception>
    public static RelayAddress Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw new FormatException($"it has no transport; '{Scheme}:' is expected");
        if (text[..colon] != Scheme)
            throw new FormatException($"'{text[..colon]}' is not a known transport; '{Scheme}' is");

        var question = text.IndexOf('?', colon);
        var handles = PipeHandles.Parse(question < 0 ? text[(colon + 1)..] : text[(colon + 1)..question]);
        var parts = Parts(question < 0 ? "" : text[(question + 1)..]);
        return new RelayAddress(handles, Part(parts, "name"), Level(Part(parts, "level")), Version(Part(parts, "v")), Part(parts, "nonce"));
    }

    static Dictionary<string, string> Parts(string query)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) throw new FormatException($"'{part}' has no value");
            parts[part[..equals]] = Uri.UnescapeDataString(part[(equals + 1)..]);
        }

        return parts;
    }

    static string Part(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out var value) ? value : throw new FormatException($"'{name}' is missing");

    static LogEventLevel Level(string text) => Enum.TryParse<LogEventLevel>(text, out var level) && Enum.IsDefined(level)
        ? level
        : throw new FormatException($"'{text}' is not a level; {string.Join(", ", Enum.GetNames<LogEventLevel>())} are");

    static int Version(string text) => text == WireLimits.Version.ToString(CultureInfo.InvariantCulture)
        ? WireLimits.Version
        : throw new FormatException($"the parent speaks version {text} of the relay protocol, this worker version {WireLimits.Version}; "
            + "use the same version of Serilog.Sinks.Acrilog in both");
}
