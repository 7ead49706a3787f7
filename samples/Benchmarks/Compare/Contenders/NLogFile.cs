using Benchmarks.Workload;
using NLog;
using NLog.Config;
using NLog.Targets;
using NLog.Targets.Wrappers;

namespace Benchmarks.Compare.Contenders;

/// <summary>NLog's file target; its asynchronous wrapper waits when its queue is full, where by default it drops events.</summary>
sealed class NLogFile(string name, bool autoFlush, bool async) : IContender
{
    public string Name => name;

    public bool HasFile => true;

    public IEventLog Open(Place place)
    {
        var file = new FileTarget("file") { FileName = place.LogPath, Layout = NLogLog.Layout, KeepFileOpen = true, AutoFlush = autoFlush };
        return new NLogLog(async ? new AsyncTargetWrapper(file) { Name = "async", OverflowAction = AsyncTargetWrapperOverflowAction.Block } : file);
    }
}
