using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>What the relays of this process count, on either side, under the meter <c>Serilog.Sinks.Acrilog</c>.</summary>
/// <remarks>Names and units as in <see cref="FileMetrics"/>. Safe from any thread; costs a test of a field while nobody listens.</remarks>
static class RelayMetrics
{
    const string Reason = "reason";

    // OpenTelemetry's name for it, with its values: semantic conventions, general attributes of logs.
    const string Stream = "log.iostream";

    static readonly ConcurrentDictionary<Queue, Func<long>> Queues = new();

    static readonly Counter<long> EventCount =
        AcrilogMeter.Instance.CreateCounter<long>("acrilog.relay.events", "{event}", "Events that came from workers and were handed to the log.");

    static readonly Counter<long> ByteCount =
        AcrilogMeter.Instance.CreateCounter<long>("acrilog.relay.bytes", "By", "Bytes that came from workers.");

    static readonly Counter<long> LostCount =
        AcrilogMeter.Instance.CreateCounter<long>("acrilog.relay.lost", "{event}", "Events of workers that did not reach the log.");

    static readonly Counter<long> OutputCount =
        AcrilogMeter.Instance.CreateCounter<long>("acrilog.relay.output", "{line}", "Lines of workers' standard output and error that were handed to the log.");

    static readonly UpDownCounter<long> WorkerCount =
        AcrilogMeter.Instance.CreateUpDownCounter<long>("acrilog.relay.workers", "{worker}", "Workers that are listened to.");

    static readonly Histogram<double> Delay =
        AcrilogMeter.Instance.CreateHistogram<double>("acrilog.relay.delay", "s", "From an event's timestamp until its parent has it.");

    static readonly ObservableUpDownCounter<long> QueueLength =
        AcrilogMeter.Instance.CreateObservableUpDownCounter("acrilog.relay.queue", CountQueued, "{event}", "Events that wait in this worker for its parent.");

    /// <summary>Whether anybody wants delays, which cost a look at the clock.</summary>
    public static bool WantsDelay => Delay.Enabled;

    public static void Received(long events)
    {
        if (EventCount.Enabled) EventCount.Add(events);
    }

    public static void Read(long bytes)
    {
        if (ByteCount.Enabled) ByteCount.Add(bytes);
    }

    /// <param name="reason">One of <see cref="LossReason"/>.</param>
    /// <param name="events">How many.</param>
    public static void Lost(string reason, long events)
    {
        if (events > 0 && LostCount.Enabled) LostCount.Add(events, new KeyValuePair<string, object?>(Reason, reason));
    }

    /// <param name="stream"><c>stdout</c> or <c>stderr</c>.</param>
    public static void Captured(string stream)
    {
        if (OutputCount.Enabled) OutputCount.Add(1, new KeyValuePair<string, object?>(Stream, stream));
    }

    public static void Waited(TimeSpan delay) => Delay.Record(Math.Max(0, delay.TotalSeconds));

    public static void WorkerBegan() => WorkerCount.Add(1);

    public static void WorkerEnded() => WorkerCount.Add(-1);

    /// <summary>Has the length of a queue counted until what is returned is disposed.</summary>
    public static IDisposable Measure(Func<long> length)
    {
        var queue = new Queue();
        Queues[queue] = length;
        return queue;
    }

    static long CountQueued() => Queues.Values.Sum(length => length());

    sealed class Queue : IDisposable
    {
        public void Dispose() => Queues.TryRemove(this, out _);
    }
}
