using Benchmarks.Workload;

namespace Benchmarks.Compare;

/// <summary>A way to log that takes part in the comparison.</summary>
interface IContender
{
    string Name { get; }

    /// <summary>Whether there is a file whose lines can be counted.</summary>
    bool HasFile { get; }

    /// <summary>Opens a log that writes to files in the place's folder.</summary>
    IEventLog Open(Place place);
}
