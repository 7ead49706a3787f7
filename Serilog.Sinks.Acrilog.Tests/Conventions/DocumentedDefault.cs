using System.Globalization;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

/// <summary>A default as the README or the documentation of a member words it.</summary>
static class DocumentedDefault
{
    static readonly (string Words, object? Value)[] Sayings =
    [
        ("all levels", Events.LogEventLevel.Verbose), ("a day", RollingInterval.Day), ("by its period", FileNaming.Dated),
        ("nothing", FileCompression.None), ("none", null), ("UTF-8, no mark", null), ("the system's", null),
    ];

    // Where null stands for a time that another class knows.
    static readonly Dictionary<string, TimeSpan> BehindNull = new(StringComparer.OrdinalIgnoreCase)
    {
        ["flushInterval"] = AcrilogFileOptions.DefaultFlushInterval,
        ["fileCheckInterval"] = AcrilogFileOptions.DefaultFileCheckInterval,
        ["whenFullTimeout"] = new AcrilogRelayOptions().WhenFullTimeout,
        ["drainTimeout"] = new AcrilogRelayOptions().DrainTimeout,
    };

    /// <summary>Whether the words begin with what the default of a setting is.</summary>
    public static bool Says(string words, string setting, object? value)
    {
        if (value is null && BehindNull.TryGetValue(setting, out var span))
            return words.StartsWith("null, for ", StringComparison.Ordinal) ? Says(words["null, for ".Length..], "", span) : Says(words, "", span);
        return Sayings.Where(saying => Equals(saying.Value, value)).Select(saying => saying.Words).Concat(Texts(value)).Any(text => Begins(words, text));
    }

    static IEnumerable<string> Texts(object? value) => value switch
    {
        null => ["null"],
        bool truth => [truth ? "true" : "false"],
        TimeProvider => ["System"],
        TimeSpan span => [$"{span.TotalSeconds} s", $"{span.TotalSeconds} second"],
        int or long => [string.Create(CultureInfo.InvariantCulture, $"{value:N0}"), string.Create(CultureInfo.InvariantCulture, $"{Convert.ToInt64(value) >> 20} MiB")],
        _ => [value.ToString()!],
    };

    static bool Begins(string words, string text) =>
        words.StartsWith(text, StringComparison.Ordinal) && !(words.Length > text.Length && char.IsAsciiDigit(words[text.Length]))
        && !words[text.Length..].StartsWith(",0", StringComparison.Ordinal);
}
