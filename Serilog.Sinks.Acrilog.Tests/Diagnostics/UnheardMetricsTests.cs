using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Tests.Diagnostics;

[NonParallelizable]
public sealed class UnheardMetricsTests
{
    [Test]
    public void Nobody_listening_costs_no_memory_and_no_look_at_the_clock()
    {
        Count();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var begun = Count();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(begun, Is.Zero);
    }

    static long Count()
    {
        var begun = FileMetrics.BeginWrite();
        FileMetrics.EndWrite(begun);
        FileMetrics.Wrote(1, 2);
        FileMetrics.Rolled(RollReason.Size);
        FileMetrics.Dropped(DropReason.Late);
        return begun;
    }
}
