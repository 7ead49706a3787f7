using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>Where a worker's events go when there is no parent to take them: readable lines on standard error.</summary>
sealed class StandardErrorSink : ILogEventSink
{
    const string Template = "[{Timestamp:HH:mm:ss.fff} {Level:u3}] {Message:lj}{NewLine}{Exception}";

    readonly MessageTemplateTextFormatter _formatter = new(Template);

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter();
        _formatter.Format(logEvent, line);
        Console.Error.Write(line.ToString());
    }

    /// <summary>Says something about logging itself, beside the events.</summary>
    public static void Say(string text) => Console.Error.WriteLine($"Serilog.Sinks.Acrilog: {text}");
}
