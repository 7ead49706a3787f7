using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A generated output template, the provider it is used with, and an event.</summary>
sealed record RenderingCase(string Template, IFormatProvider? Provider, LogEvent Event)
{
    public override string ToString() => $"template '{Template}', message '{Event.MessageTemplate.Text}', provider {Provider}, "
        + $"at {Event.Timestamp:O}, properties {string.Join("; ", Event.Properties.Select(p => $"{p.Key} = {p.Value.GetType().Name}"))}";
}
