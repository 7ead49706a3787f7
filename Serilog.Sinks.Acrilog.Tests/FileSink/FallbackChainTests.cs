using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>A log that cannot be written, in the chains and beside the listeners of Serilog 4: as with Serilog.Sinks.File.</summary>
[NonParallelizable]
[Platform("Linux", Reason = "No folder can be made in /proc.")]
public sealed class FallbackChainTests
{
    const string Unwritable = "/proc/acrilog-tests/app.log";

    static readonly string[] All = ["event 1", "event 2", "event 3", "event 4"];

    static readonly Dictionary<string, Action<LoggerSinkConfiguration>> Ways = new()
    {
        ["Serilog.Sinks.File"] = to => to.File(Unwritable, rollingInterval: RollingInterval.Day),
        ["default"] = to => to.AcrilogFile(Unwritable),
        ["stable"] = to => to.AcrilogFile(options => (options.Path, options.Naming) = (Unwritable, FileNaming.Stable)),
        ["buffered"] = to => to.AcrilogFile(options => (options.Path, options.Buffered) = (Unwritable, true)),
        ["small buffer"] = to => to.AcrilogFile(options => (options.Path, options.Buffered, options.BufferSizeLimitBytes) = (Unwritable, true, 60)),
        ["shared"] = to => to.AcrilogFile(options => (options.Path, options.Shared) = (Unwritable, true)),
        ["keyed"] = to => to.AcrilogFiles("Number", options => options.Path = "/proc/acrilog-tests/{Key}.log"),
        ["keyed and closed"] = to => to.AcrilogFiles("Number", options => options.Path = "/proc/acrilog-tests/{Key}.log", maxOpenFiles: 1),
        ["restricted"] = to => to.AcrilogFile(options => (options.Path, options.RestrictedToMinimumLevel) = (Unwritable, LogEventLevel.Information)),
        ["level switch"] = to => to.AcrilogFile(options => (options.Path, options.LevelSwitch) = (Unwritable, new LoggingLevelSwitch())),
        ["audit"] = to => to.Logger(audit => audit.AuditTo.AcrilogFile(Unwritable)),
        ["in the parent"] = to => to.AcrilogInParent(inner => inner.AcrilogFile(Unwritable)),
        ["relay without a parent"] = to => to.AcrilogRelay(),
    };

    static IEnumerable<string> Names => Ways.Keys;

    [TestCaseSource(nameof(Names))]
    public void A_chain_has_all_events_in_its_fallback(string way)
    {
        using var said = new SelfLogCapture();
        var fallback = new CollectingSink();
        using (var log = new LoggerConfiguration().WriteTo.FallbackChain(Ways[way], to => to.Sink(fallback)).CreateLogger()) LogFour(log);

        Assert.That(fallback.Events.Select(e => e.RenderMessage(null)), Is.EqualTo(All));
    }

    [TestCaseSource(nameof(Names))]
    public void A_listener_has_all_events(string way)
    {
        using var said = new SelfLogCapture();
        var listener = new CollectingListener();
        using (var log = new LoggerConfiguration().WriteTo.Fallible(Ways[way], listener).CreateLogger()) LogFour(log);

        Assert.That(listener.Messages, Is.EqualTo(All));
        Assert.That(listener.Notices.Where(notice => notice.Events.Count > 0).Select(notice => notice.Kind), Is.All.EqualTo(LoggingFailureKind.Permanent));
    }

    [TestCase("default")]
    [TestCase("shared")]
    [TestCase("keyed")]
    [TestCase("restricted")]
    public void An_event_is_in_the_fallback_when_its_call_returns(string way)
    {
        using var said = new SelfLogCapture();
        var fallback = new CollectingSink();
        using var log = new LoggerConfiguration().WriteTo.FallbackChain(Ways[way], to => to.Sink(fallback)).CreateLogger();
        for (var i = 1; i <= 4; i++)
        {
            log.Information("event {Number}", i);
            Assert.That(fallback.Events, Has.Count.EqualTo(i));
        }
    }

    [Test]
    public void A_chain_of_three_ends_in_the_first_that_can_write()
    {
        using var said = new SelfLogCapture();
        var last = new CollectingSink();
        using (var log = new LoggerConfiguration().WriteTo.FallbackChain(Ways["default"], Ways["buffered"], to => to.Sink(last)).CreateLogger()) LogFour(log);

        Assert.That(last.Events.Select(e => e.RenderMessage(null)), Is.EqualTo(All));
    }

    [Test]
    public void A_file_that_can_be_written_takes_what_another_cannot()
    {
        using var said = new SelfLogCapture();
        using var folder = new TempFolder();
        using (var log = new LoggerConfiguration().WriteTo
            .FallbackChain(Ways["buffered"], to => to.AcrilogFile(folder.File("app.log"), outputTemplate: "{Message}\n", formatProvider: null, rollingInterval: RollingInterval.Infinite))
            .CreateLogger())
            LogFour(log);

        Assert.That(folder.Listing(), Is.EqualTo("app.log:event 1|event 2|event 3|event 4|"));
    }

    [Test]
    public void SelfLogs_own_listener_changes_nothing_and_events_wait()
    {
        using var said = new SelfLogCapture();
        using var folder = new TempFolder();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = new LoggerConfiguration().WriteTo.Fallible(to => to.AcrilogFile(options =>
        {
            (options.Path, options.OutputTemplate, options.TimeProvider, options.Disk) = (folder.File("app.log"), "{Message}\n", clock, disk);
        }), Debugging.SelfLog.FailureListener).CreateLogger();

        disk.FailNext(DiskOperation.Open);
        LogFour(log);
        clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:event 1|event 2|event 3|event 4|"));
        Assert.That(said.Lines, Has.Count.EqualTo(2));
        Assert.That(said.Lines[0], Does.Contain("events wait"));
    }

    static void LogFour(Logger log)
    {
        for (var i = 1; i <= 4; i++) log.Information("event {Number}", i);
    }
}
