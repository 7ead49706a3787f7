using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>A buffered log whose disk does not keep up.</summary>
[NonParallelizable]
public sealed class FullBufferTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // "0123456789\n"
    const int RecordBytes = 11;

    TempFolder _folder = null!;
    FaultyDisk _disk = null!;
    ManualResetEventSlim _writing = null!;
    ManualResetEventSlim _goOn = null!;
    SelfLogCapture _said = null!;
    FakeClock _clock = null!;

    [SetUp]
    public void Prepare()
    {
        (_folder, _disk, _writing, _goOn, _said) = (new TempFolder(), new FaultyDisk(), new ManualResetEventSlim(), new ManualResetEventSlim(), new SelfLogCapture());
        _clock = new FakeClock(Some.Instant);
        _disk.Writing = () =>
        {
            _writing.Set();
            _goOn.Wait(Patience);
        };
    }

    [TearDown]
    public void Clean()
    {
        _said.Dispose();
        _folder.Dispose();
        _goOn.Dispose();
        _writing.Dispose();
    }

    [TestCase(WhenFull.DropNewest, "first 0 1")]
    [TestCase(WhenFull.DropOldest, "first 3 4")]
    [TestCase(WhenFull.Wait, "first 0 1")]
    public void Events_beyond_the_limit_are_dropped_as_the_setting_says_and_counted(WhenFull whenFull, string kept)
    {
        using (var log = Open(whenFull))
        {
            log.Information("{Text}", "first");
            Assert.That(_writing.Wait(Patience), Is.True);
            for (var i = 0; i < 5; i++) log.Information("{Text}", i);
            _goOn.Set();
        }

        Assert.That(_folder.Read("app20261122.log").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()), Is.EqualTo(kept.Split(' ')));
        Assert.That(_said.Lines, Has.One.Contains("3 events were dropped"));
    }

    [Test]
    public void Drops_that_go_on_are_told_of_once_a_second_and_at_the_end()
    {
        using var entered = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        _disk.Writing = () =>
        {
            entered.Release();
            goOn.Wait(Patience);
        };
        using (var log = Open(WhenFull.DropNewest))
        {
            log.Information("{Text}", "first");
            foreach (var seconds in (double[])[0, 0.5, 0.25, 0.25])
            {
                Assert.That(entered.Wait(Patience), Is.True);
                _clock.Advance(TimeSpan.FromSeconds(seconds));
                for (var i = 0; i < 5; i++) log.Information("{Text}", i);
                goOn.Release();
            }

            Assert.That(entered.Wait(Patience), Is.True);
            for (var i = 0; i < 6; i++) log.Information("{Text}", i);
            goOn.Release(10);
        }

        // There was no room for 3, 4, 3 and 4 events within a second, and for 4 before the end.
        Assert.That(_said.Lines, Has.Exactly(3).Contains("events were dropped"));
        Assert.That(_said.Lines, Has.One.Contains("; 3 events").And.One.Contains("; 11 events").And.One.Contains("; 4 events"));
    }

    [Test]
    public void A_caller_that_waits_goes_on_as_soon_as_there_is_room()
    {
        using (var log = Open(WhenFull.Wait, Patience))
        {
            log.Information("{Text}", "first");
            Assert.That(_writing.Wait(Patience), Is.True);
            var caller = new Thread(() =>
            {
                for (var i = 0; i < 5; i++) log.Information("{Text}", i);
            });
            caller.Start();
            Assert.That(SpinWait.SpinUntil(() => caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience), Is.True);
            _goOn.Set();
            caller.Join();
        }

        Assert.That(_folder.Read("app20261122.log").Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(6));
        Assert.That(_said.Lines, Is.Empty);
    }

    [Test]
    public void Verbose_and_Debug_are_given_up_before_Error()
    {
        using (var log = Open(WhenFull.DropNewest, limit: 4 * RecordBytes))
        {
            log.Information("{Text}", "first");
            Assert.That(_writing.Wait(Patience), Is.True);
            for (var i = 0; i < 5; i++) log.Debug("{Text}", i);
            log.Error("{Text}", "error");
            _goOn.Set();
        }

        Assert.That(_folder.Read("app20261122.log"), Does.EndWith("     error\n"));
    }

    [Test]
    public void An_event_that_waits_for_room_when_the_log_is_closed_is_counted_once()
    {
        using var metrics = new MetricsCapture();
        var log = Open(WhenFull.Wait, Patience, limit: RecordBytes);
        log.Information("{Text}", "first");
        Assert.That(_writing.Wait(Patience), Is.True);
        var caller = new Thread(() => log.Information("{Text}", "second"));
        caller.Start();
        Assert.That(SpinWait.SpinUntil(() => caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience), Is.True);
        var closer = new Thread(log.Dispose);
        closer.Start();
        caller.Join();
        _goOn.Set();
        closer.Join();

        Assert.That(metrics["acrilog.file.dropped{reason=full}"], Is.EqualTo(1));
        Assert.That(metrics["acrilog.file.dropped{reason=late}"], Is.Zero);
        Assert.That(_said.Lines, Has.One.Contains("1 events were dropped"));
    }

    [Test]
    public void A_log_that_is_closed_while_its_disk_hangs_tells_what_was_dropped_and_what_is_left()
    {
        using var metrics = new MetricsCapture();
        using (var log = Open(WhenFull.DropNewest))
        {
            log.Information("{Text}", "first");
            Assert.That(_writing.Wait(Patience), Is.True);
            for (var i = 0; i < 5; i++) log.Information("{Text}", i);
        }

        Assert.That(_said.Lines, Has.One.Contains("3 events were dropped"));
        Assert.That(_said.Lines, Has.One.Contains("3 events are lost unless"));
        Assert.That(metrics["acrilog.file.dropped{reason=full}"], Is.EqualTo(3));
        Assert.That(metrics["acrilog.file.dropped{reason=failed}"], Is.EqualTo(3));
        _goOn.Set();
    }

    // The one that is being written counts too.
    Serilog.Core.Logger Open(WhenFull whenFull, TimeSpan? timeout = null, long limit = 3 * RecordBytes) =>
        FileLogs.Open(_folder, _clock, options =>
        {
            options.Disk = _disk;
            options.OutputTemplate = "{Text,10}\n";
            (options.Buffered, options.BufferSizeLimitBytes, options.WhenFull) = (true, limit, whenFull);
            options.WhenFullTimeout = timeout ?? TimeSpan.Zero;
        });
}
