using System.Globalization;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>The ends of a worker's two pipes, as its operating system numbers them: <c>57/58</c>.</summary>
/// <param name="Events">What the worker writes to.</param>
/// <param name="Control">What it reads from.</param>
sealed record PipeHandles(long Events, long Control)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Events}/{Control}");

    /// <exception cref="FormatException">The text is something else, and what.</exception>
    public static PipeHandles Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) throw new FormatException($"'{text}' is not the numbers of two handles with a slash between them");
        return new PipeHandles(Number(text[..slash]), Number(text[(slash + 1)..]));
    }

    static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' is not the number of a handle");
}
