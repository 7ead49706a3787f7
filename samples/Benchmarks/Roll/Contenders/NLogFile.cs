using Benchmarks.Workload;
using NLog.Targets;

namespace Benchmarks.Roll.Contenders;

/// <summary>NLog's file target.</summary>
sealed class NLogFile : IContender
{
    public string Name => Names.NLog;

    public string OldFileName(int number) => FormattableString.Invariant($"app_{number + 1:00}.log");

    public IEventLog Open(string path, int keptFiles, bool rolls) => new NLogLog(new FileTarget("file")
    {
        FileName = path,
        Layout = NLogLog.Layout,
        KeepFileOpen = true,
        ArchiveAboveSize = rolls ? 1 : 0,
        MaxArchiveFiles = keptFiles,
    });
}
