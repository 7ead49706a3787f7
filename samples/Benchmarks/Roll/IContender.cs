using Benchmarks.Workload;

namespace Benchmarks.Roll;

/// <summary>A file that rolls.</summary>
interface IContender
{
    string Name { get; }

    /// <summary>What a file is called that the log has written long ago.</summary>
    string OldFileName(int number);

    /// <summary>Opens a log that keeps so many files; if it rolls, then with every event.</summary>
    IEventLog Open(string path, int keptFiles, bool rolls);
}
