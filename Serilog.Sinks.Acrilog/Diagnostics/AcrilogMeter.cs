using System.Diagnostics.Metrics;

namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>The meter of all instruments of this package.</summary>
static class AcrilogMeter
{
    public const string Name = "Serilog.Sinks.Acrilog";

    public static readonly Meter Instance = new(Name, typeof(AcrilogMeter).Assembly.GetName().Version?.ToString(3));
}
