using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class ClosingListenerTests
{
    // The writer of a buffer waits ten seconds for a writer that is not itself.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    [TestCase(false)]
    [TestCase(true)]
    public void A_listener_may_close_the_log_it_hears_of(bool buffered)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using var closed = new ManualResetEventSlim();
        var disk = new FaultyDisk();
        disk.FailAll(DiskOperation.Open);
        Serilog.Core.Logger? log = null;
        var listener = new CollectingListener
        {
            Taking = _ =>
            {
                log!.Dispose();
                closed.Set();
            },
        };
        log = new LoggerConfiguration().WriteTo.Fallible(to => to.AcrilogFile(options =>
        {
            (options.Path, options.Buffered, options.Disk) = (folder.File("app.log"), buffered, disk);
        }), listener).CreateLogger();

        log.Information("one");

        Assert.That(closed.Wait(Patience), Is.True);
        Assert.That(() => listener.Messages, Is.EqualTo(new[] { "one" }).After((int)Patience.TotalMilliseconds, 10));
    }
}
