using System.Diagnostics.Metrics;
using System.Globalization;

namespace RollingTour;

/// <summary>Counts what the library says of itself, as OpenTelemetry would.</summary>
sealed class Counts : IDisposable
{
    readonly Lock _gate = new();
    readonly Dictionary<string, long> _sums = [];
    readonly MeterListener _listener = new();

    public Counts()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Serilog.Sinks.Acrilog") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = tags.Length == 0 ? instrument.Name : $"{instrument.Name} ({tags[0].Value})";
            lock (_gate) _sums[name] = _sums.GetValueOrDefault(name) + value;
        });
        _listener.Start();
    }

    public void Show()
    {
        Console.WriteLine("\nWhat the meter \"Serilog.Sinks.Acrilog\" counted in all steps\n");
        lock (_gate)
            foreach (var (name, value) in _sums.OrderBy(sum => sum.Key, StringComparer.Ordinal))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        {name,-38}{value,8:N0}"));
    }

    public void Dispose() => _listener.Dispose();
}
