using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Torture.Worker;

/// <summary>Writes each event as a line of JSON straight into the pipe, and waits as long as it takes.</summary>
sealed class JsonLinesSink(RelayInfo info) : ILogEventSink
{
    readonly CompactJsonFormatter _formatter = new();
    readonly FileStream _pipe = EventsPipe.Open(info);

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter { NewLine = "\n" };
        _formatter.Format(logEvent, line);
        _pipe.Write(Encoding.UTF8.GetBytes(line.ToString()));
    }
}
