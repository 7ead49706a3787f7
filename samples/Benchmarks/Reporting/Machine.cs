using System.Globalization;
using System.Runtime.InteropServices;

namespace Benchmarks.Reporting;

/// <summary>What the figures were measured on.</summary>
sealed record Machine(string Processor, int Cores, double MemoryGiB, string System, string Runtime)
{
    public static Machine This { get; } = new(
        ProcessorName(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30), 1),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Runtime}, {Cores} cores of {Processor}, {MemoryGiB} GiB, {System}");

    static string ProcessorName()
    {
        const string linuxFacts = "/proc/cpuinfo";
        var name = File.Exists(linuxFacts)
            ? File.ReadLines(linuxFacts).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[^1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return string.IsNullOrEmpty(name) ? RuntimeInformation.ProcessArchitecture.ToString() : name;
    }
}
