using Serilog.Core;
using Serilog.Events;

namespace Torture.Worker;

/// <summary>Counts the events that find no parent any more.</summary>
sealed class FallbackSink(WorkerTally tally) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        // The relay says here too why it fell back, which is no event of ours.
        if (logEvent.Properties.ContainsKey("Number")) tally.FallBack(logEvent.Level);
    }
}
