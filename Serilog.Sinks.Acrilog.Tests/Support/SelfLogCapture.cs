using System.Collections.Concurrent;
using Serilog.Debugging;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>What is said in SelfLog while this lives. SelfLog is one for the process: use it in a [NonParallelizable] fixture.</summary>
sealed class SelfLogCapture : IDisposable
{
    readonly ConcurrentQueue<string> _lines = new();

    public SelfLogCapture() => SelfLog.Enable(_lines.Enqueue);

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Dispose() => SelfLog.Disable();
}
