using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>What the file sinks of this process count, under the meter <c>Serilog.Sinks.Acrilog</c>.</summary>
/// <remarks>
/// <para>Names and units follow OpenTelemetry's conventions for metrics: units in UCUM, counts in braces. No attribute holds
/// a process, a path or a text of the user, so the number of series stays small.</para>
/// <para>Safe from any thread. While nobody listens, each call tests one field and returns.</para>
/// </remarks>
static class FileMetrics
{
    const string Reason = "reason";

    static readonly Meter Meter = AcrilogMeter.Instance;

    static readonly Counter<long> EventCount =
        Meter.CreateCounter<long>("acrilog.file.events", "{event}", "Events written to log files.");

    static readonly Counter<long> ByteCount =
        Meter.CreateCounter<long>("acrilog.file.bytes", "By", "Bytes of events written to log files.");

    static readonly Counter<long> RollCount =
        Meter.CreateCounter<long>("acrilog.file.rolls", "{roll}", "How often a log went on to another file.");

    static readonly Counter<long> DeletedCount =
        Meter.CreateCounter<long>("acrilog.file.deleted", "{file}", "Log files deleted because they were no longer kept.");

    static readonly Counter<long> CompressedCount =
        Meter.CreateCounter<long>("acrilog.file.compressed", "{file}", "Log files compressed.");

    static readonly Counter<long> DroppedCount =
        Meter.CreateCounter<long>("acrilog.file.dropped", "{event}", "Events that are in no log file.");

    static readonly Histogram<double> WriteDuration = CreateWriteDuration();

    /// <summary>Counts events that a file has taken.</summary>
    public static void Wrote(long events, long bytes)
    {
        if (EventCount.Enabled) EventCount.Add(events);
        if (ByteCount.Enabled) ByteCount.Add(bytes);
    }

    /// <summary>Counts a log's step to another file.</summary>
    /// <param name="reason">One of <see cref="RollReason"/>.</param>
    public static void Rolled(string reason)
    {
        if (RollCount.Enabled) RollCount.Add(1, new KeyValuePair<string, object?>(Reason, reason));
    }

    /// <summary>Counts files that retention deleted.</summary>
    public static void Deleted(int files = 1)
    {
        if (DeletedCount.Enabled) DeletedCount.Add(files);
    }

    /// <summary>Counts a file that was compressed.</summary>
    public static void Compressed()
    {
        if (CompressedCount.Enabled) CompressedCount.Add(1);
    }

    /// <summary>Counts events that are in no file.</summary>
    /// <param name="reason">One of <see cref="DropReason"/>.</param>
    /// <param name="events">How many.</param>
    public static void Dropped(string reason, long events = 1)
    {
        if (DroppedCount.Enabled) DroppedCount.Add(events, new KeyValuePair<string, object?>(Reason, reason));
    }

    /// <summary>A stamp for <see cref="EndWrite"/>; 0, without asking any clock, when nobody wants durations.</summary>
    public static long BeginWrite() => WriteDuration.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Measures a write that succeeded.</summary>
    /// <param name="begun">What <see cref="BeginWrite"/> returned before it.</param>
    public static void EndWrite(long begun)
    {
        if (begun != 0) WriteDuration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    static Histogram<double> CreateWriteDuration()
    {
        const string Name = "acrilog.file.write.duration";
        const string Unit = "s";
        const string Description = "How long the operating system took to take one write.";
#if NET9_0_OR_GREATER
        // OpenTelemetry's default limits are made for milliseconds of requests; a write takes microseconds.
        var limits = new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10],
        };
        return Meter.CreateHistogram(Name, Unit, Description, tags: null, limits);
#else
        return Meter.CreateHistogram<double>(Name, Unit, Description);
#endif
    }
}
