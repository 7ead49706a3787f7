namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A generated output template, and the same with a format written into every bare timestamp by hand.</summary>
sealed record TemplatePair(string Bare, string Written)
{
    public const string Format = "yyyy-MM-dd,HH:mm:ss.ffffff zzz";
}
