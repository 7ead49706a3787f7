using System.Collections.Concurrent;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>What the parts of a case share.</summary>
sealed class CaseScene(Combination row, CasePlace place) : IDisposable
{
    readonly ConcurrentQueue<string> _said = new();

    public Combination Row => row;

    public CasePlace Place => place;

    public FakeClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public SentEvents Sent { get; } = new(place.SentPath);

    /// <summary>What a listener says of its workers, with the worker's events between.</summary>
    public EventWatch Heard { get; } = new();

    /// <summary>What was said in SelfLog, here and in child processes.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>How many events are said to be lost.</summary>
    public long Told => _said.Sum(Marks.LossIn) + (row.IsStraight ? _said.Sum(Marks.LateIn) : Heard.Events.Sum(LossIn));

    public void Say(string line) => _said.Enqueue(line);

    public void Dispose() => Sent.Dispose();

    static long LossIn(LogEvent logEvent) => logEvent.Properties.TryGetValue("Lost", out var lost) && lost is ScalarValue { Value: IConvertible count }
        ? Convert.ToInt64(count, null)
        : 0;
}
