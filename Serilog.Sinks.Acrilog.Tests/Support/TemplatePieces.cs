using FsCheck;
using FsCheck.Fluent;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>FsCheck's way to make templates.</summary>
static class TemplatePieces
{
    static readonly string[] Texts =
        ["", " ", "[ ", " ]", "{{", "}}", "{{Timestamp}}", "ä€😀", "\t", "{}", "{ Level }", "{a b}", "{Timestamp,}"];

    static readonly string[] Alignments = ["", ",3", ",-3", ",40", ",-40", ",120"];

    static readonly string[] Holes =
    [
        "Level", "Level:u3", "Level:w4", "Level:t1", "Level:u", "Message", "Message:lj", "Message:j", "Message:l",
        "Exception", "NewLine", "Properties", "Properties:j", "TraceId", "SpanId", "User", "User:u", "User:w", "User:l",
        "Amount", "Amount:0.000", "Missing", "Nested", "Nested:j", "@Nested", "$Amount", "0", "Timestamp:HH:mm:ss.fff", "UtcTimestamp:HH:mm:ss.fff zzz", "UtcTimestamp:U",
    ];

    static readonly Gen<string> Aligned = Gen.Elements(Holes).SelectMany(_ => Gen.Elements(Alignments), Align);

    static readonly Gen<TemplatePair> Piece = Gen.OneOf(
        Gen.Elements(Texts).Select(t => new TemplatePair(t, t)),
        Aligned.Select(t => new TemplatePair(t, t)),
        Gen.Elements(Alignments).Select(a => new TemplatePair($"{{Timestamp{a}}}", $"{{Timestamp{a}:{TemplatePair.Format}}}")),
        Gen.Elements(Alignments).Select(a => new TemplatePair($"{{UtcTimestamp{a}}}", $"{{UtcTimestamp{a}:{TemplatePair.Format}}}")),
        Gen.Elements(Alignments).Select(a => new TemplatePair($"{{Timestamp{a}:}}", $"{{Timestamp{a}:{TemplatePair.Format}}}")));

    static readonly string[] Shreds =
        ["{", "}", "{{", "}}", "Timestamp", "{Timestamp", "{Timestamp}", "@", "$", ",", ":", "-", "0", "12", " ", "+", "Level", "\n", "ä"];

    public static Arbitrary<TemplatePair> Pairs() => Piece.ListOf()
        .Select(p => new TemplatePair(string.Concat(p.Select(x => x.Bare)), string.Concat(p.Select(x => x.Written))))
        .ToArbitrary();

    public static Arbitrary<TemplateNoise> Noise() =>
        Gen.Elements(Shreds).ListOf().Select(s => new TemplateNoise(string.Concat(s))).ToArbitrary();

    static string Align(string hole, string alignment)
    {
        var colon = hole.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? $"{{{hole}{alignment}}}" : $"{{{hole[..colon]}{alignment}{hole[colon..]}}}";
    }
}
