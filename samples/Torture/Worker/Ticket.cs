using System.Globalization;
using Serilog.Events;

namespace Torture.Worker;

/// <summary>
/// The number of an event, drawn when the relay reads its text. By then it is settled that the parent wants this level, which may
/// change at any moment, and not yet whether the queue has room: exactly what is drawn must come, or be told of as lost.
/// </summary>
sealed class Ticket(WorkerTally tally, LogEventLevel level)
{
    string? _number;

    public override string ToString() => _number ??= tally.Send(level).ToString(CultureInfo.InvariantCulture);
}
