using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>
/// What the library measures while this lives: sums, and the number of measurements of a histogram, by
/// <c>instrument{attribute}</c>. The meter is one for the process: use it in a [NonParallelizable] fixture.
/// </summary>
sealed class MetricsCapture : IDisposable
{
    readonly MeterListener _listener = new();
    readonly ConcurrentDictionary<string, long> _sums = new();
    readonly ConcurrentBag<Instrument> _instruments = [];

    public MetricsCapture()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != "Serilog.Sinks.Acrilog") return;
            _instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value >= 0 ? 1 : 0, tags));
        _listener.Start();
    }

    public IEnumerable<Instrument> Instruments => _instruments;

    /// <summary>The attributes that measurements had.</summary>
    public ConcurrentDictionary<string, bool> Attributes { get; } = new();

    /// <summary>The sum under a name, such as <c>acrilog.file.rolls{reason=size}</c>.</summary>
    public long this[string name] => _sums.GetValueOrDefault(name);

    /// <summary>Asks the instruments that only answer.</summary>
    public void Observe() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    void Add(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name;
        foreach (var tag in tags)
        {
            name += $"{{{tag.Key}={tag.Value}}}";
            Attributes[tag.Key] = true;
        }

        _sums.AddOrUpdate(name, value, (_, sum) => sum + value);
    }
}
