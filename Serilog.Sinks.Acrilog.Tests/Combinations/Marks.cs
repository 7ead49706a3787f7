using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>The events of the combinations: each says its writer and number, and ends in a filler by which a torn one is seen.</summary>
static partial class Marks
{
    public const string Template = "{K} {W} {N} {F}";

    public static readonly string Filler = new string('x', 299) + "é";

    /// <summary>Level templates: those of <see cref="TextForm.Levels"/> begin with the level's letter.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByLevel =
        new Dictionary<string, string> { ["Default"] = "i {Message:lj}{NewLine}", ["Error"] = "e {Message:lj}{NewLine}" };

    public static void Log(ILogger log, string writer, int number) =>
        log.Write(number % 2 == 0 ? LogEventLevel.Information : LogEventLevel.Error, Template, KeyOf(writer), writer, number, Filler);

    /// <summary>Which log of a keyed case has a writer's events; each has those of several.</summary>
    public static string KeyOf(string writer) => writer is "wa" or "wc" ? "x" : "y";

    public static Encoding EncodingOf(TextForm form) => form switch
    {
        TextForm.Utf16 => Encoding.Unicode,
        TextForm.Latin1 => Encoding.Latin1,
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>What a line of a log is.</summary>
    public static Mark Read(string line, TextForm form)
    {
        var record = form == TextForm.Json ? JsonRecord() : Record();
        var match = record.Match(line);
        var prefix = form switch { TextForm.Levels when match.Success => Number(match) % 2 == 0 ? "i " : "e ", _ => "" };
        if (match.Success && match.Index == prefix.Length && match.Length == line.Length - prefix.Length && line.StartsWith(prefix, StringComparison.Ordinal))
            return new(MarkKind.Event, match.Groups["w"].Value, Number(match));
        if (match.Success) return new(MarkKind.Glued, match.Groups["w"].Value, Number(match));
        return new(line == CaseHooks.HeaderLine ? MarkKind.Header : Lifecycle().IsMatch(line) ? MarkKind.Lifecycle : MarkKind.Fragment, "", 0);
    }

    /// <summary>How many events a line of the listener, or of SelfLog, says are lost.</summary>
    public static long LossIn(string line) => Losses().Matches(line).Sum(match => long.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture));

    /// <summary>How many events a line of SelfLog says had arrived too late for the log; the listener says it in the log as well.</summary>
    public static long LateIn(string line) =>
        Late().Matches(line).Sum(match => long.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture));

    static int Number(Match match) => int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("[xy] (?<w>[a-z]+) (?<n>[0-9]+) x{299}é")]
    private static partial Regex Record();

    [GeneratedRegex("""\{"@t":"[^"]*","@mt":"\{K\} \{W\} \{N\} \{F\}"(?:,"@[a-z]+":"[^"]*")*,"K":"[xy]","W":"(?<w>[a-z]+)","N":(?<n>[0-9]+),"F":"x{299}é"(?:,"[A-Za-z]+":(?:"[^"]*"|[0-9]+))*\}""")]
    private static partial Regex JsonRecord();

    [GeneratedRegex("""^(?:i |e )?Worker |^\{"@t":"[^"]*","@mt":"Worker """)]
    private static partial Regex Lifecycle();

    [GeneratedRegex("(?<n>[0-9]+) (?:of them |events )?(?:are |were |is |was )?(?:lost|dropped|known to be lost)|(?<n>[0-9]+) events are in no file")]
    private static partial Regex Losses();

    [GeneratedRegex("(?<n>[0-9]+) events of worker [a-z]+ had arrived when the listener's DrainTimeout was up; they are counted as lost")]
    private static partial Regex Late();
}
