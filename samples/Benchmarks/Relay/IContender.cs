using Benchmarks.Workload;

namespace Benchmarks.Relay;

/// <summary>A way for several processes to log into one file.</summary>
interface IContender
{
    string Name { get; }

    /// <summary>Whether it is here to show that it loses events, which then is no failure of the run.</summary>
    bool LosesEvents => false;

    /// <summary>Opens the parent's side.</summary>
    IParentSide OpenParent(Place place);

    /// <summary>Opens the log of a worker process.</summary>
    IEventLog OpenWorker(string path);
}
