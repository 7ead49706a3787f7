using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Any formatter of text as one of UTF-8.</summary>
sealed class TextFormatterAdapter : IUtf8Formatter
{
    readonly ITextFormatter _formatter;

    TextFormatterAdapter(ITextFormatter formatter) => _formatter = formatter;

    /// <summary>The UTF-8 way of a formatter: its own, if it has one.</summary>
    public static IUtf8Formatter Of(ITextFormatter formatter) =>
        formatter is LevelTemplateFormatter levels ? levels.Utf8 : new TextFormatterAdapter(formatter);

    public void Format(LogEvent logEvent, Utf8Buffer output) => _formatter.Format(logEvent, output);
}
