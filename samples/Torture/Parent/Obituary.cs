using System.Globalization;
using Serilog.Events;

namespace Torture.Parent;

/// <summary>The listener's event at the end of a worker, as a program reads it.</summary>
/// <param name="IsClean">Whether the worker said goodbye.</param>
/// <param name="Lost">Events of which is known that they were sent and did not come, and lines that were no events.</param>
/// <param name="ReceivedByLevel">Events that came.</param>
/// <param name="LostByLevel">Those of the lost whose level is known: all, after a goodbye; before it, those the worker told of.</param>
sealed record Obituary(
    bool IsClean, long Lost, IReadOnlyDictionary<LogEventLevel, long> ReceivedByLevel, IReadOnlyDictionary<LogEventLevel, long> LostByLevel)
{
    public static Obituary From(LogEvent end) => new(
        end.Properties["IsClean"] is ScalarValue { Value: true },
        end.Properties.TryGetValue("Lost", out var lost) ? Number(lost) : 0,
        ByLevel(end.Properties["ReceivedByLevel"]),
        ByLevel(end.Properties["LostByLevel"]));

    static Dictionary<LogEventLevel, long> ByLevel(LogEventPropertyValue value) =>
        ((DictionaryValue)value).Elements.ToDictionary(element => (LogEventLevel)element.Key.Value!, element => Number(element.Value));

    static long Number(LogEventPropertyValue value) => Convert.ToInt64(((ScalarValue)value).Value, CultureInfo.InvariantCulture);
}
