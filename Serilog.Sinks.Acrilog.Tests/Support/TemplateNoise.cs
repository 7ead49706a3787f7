namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A text that need not be a template at all.</summary>
sealed record TemplateNoise(string Text);
