using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>A template as a reader has it.</summary>
readonly record struct ParsedTemplate(MessageTemplate Template, TemplateShape Shape);
