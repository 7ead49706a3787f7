using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Formatting;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>Where a worker's events go when there is no parent to take them: readable lines on standard error.</summary>
sealed class StandardErrorSink : ILogEventSink
{
    const string Template = "[{Timestamp:HH:mm:ss.fff} {Level:u3}] {Message:lj}{NewLine}{Exception}";

    static int _failed;

    readonly LevelTemplateFormatter _formatter = new(Template);

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter();
        _formatter.Format(logEvent, line);
        Write(line.ToString());
    }

    /// <summary>Says something about logging itself, beside the events.</summary>
    public static void Say(string text) => Write($"Serilog.Sinks.Acrilog: {text}{Environment.NewLine}");

    // Standard error may be closed, or a full disk: nothing is left to fall back on, and that must not end the program.
    static void Write(string text)
    {
        try
        {
            Console.Error.Write(text);
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (Interlocked.Exchange(ref _failed, 1) == 0) Failures.Report("Standard error takes nothing; events that go there are lost: {0}", ex);
        }
    }
}
