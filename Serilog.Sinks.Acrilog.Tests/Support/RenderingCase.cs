using Serilog.Events;
using Serilog.Sinks.Acrilog.Formatting;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A generated output template, the provider it is used with, and an event.</summary>
sealed record RenderingCase(string Template, IFormatProvider? Provider, LogEvent Event)
{
    /// <summary>The formatter of this package; null where it refuses the format of a timestamp.</summary>
    public LevelTemplateFormatter? Make(bool escapes)
    {
        try
        {
            return new LevelTemplateFormatter(Template, formatProvider: Provider, escapeControlCharacters: escapes);
        }
        catch (ArgumentException refused) when (refused.InnerException is FormatException)
        {
            return null;
        }
    }

    public override string ToString() => $"template '{Template}', message '{Event.MessageTemplate.Text}', provider {Provider}, "
        + $"at {Event.Timestamp:O}, properties {string.Join("; ", Event.Properties.Select(p => $"{p.Key} = {p.Value.GetType().Name}"))}";
}
