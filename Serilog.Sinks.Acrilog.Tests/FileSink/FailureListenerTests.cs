using Serilog.Configuration;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>A log beside a failure listener, on a disk that fails now and then: each event is in the file or with the listener.</summary>
[NonParallelizable]
public sealed class FailureListenerTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    TempFolder _folder = null!;
    FaultyDisk _disk = null!;
    FakeClock _clock = null!;
    SelfLogCapture _said = null!;
    CollectingListener _listener = null!;

    [SetUp]
    public void Prepare() =>
        (_folder, _disk, _clock, _said, _listener) = (new TempFolder(), new FaultyDisk(), new FakeClock(Some.Instant), new SelfLogCapture(), new CollectingListener());

    [TearDown]
    public void Clean()
    {
        _said.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void A_disk_is_tried_again_with_the_first_event_after_a_pause()
    {
        using var log = Open();
        _disk.FailNext(DiskOperation.Open);
        log.Information("one");
        log.Information("two");
        Assert.That(_disk.Done, Has.No.Member(DiskOperation.Open), "not before the pause is over");
        _clock.Advance(FirstPause);
        log.Information("three");

        Assert.That(_listener.Messages, Is.EqualTo(new[] { "one", "two" }));
        Assert.That(_folder.Listing(), Is.EqualTo("app20261122.log:three|"));
        Assert.That(_said.Lines, Has.Count.EqualTo(2).And.One.Contains("go to the fallback").And.One.Contains("2 events went to the fallback"));
    }

    [Test]
    public void The_listener_learns_how_it_failed_and_whose_events_they_are()
    {
        using var log = Open();
        _disk.FailNext(DiskOperation.Open);
        log.Information("one");
        log.Information("two");

        var handed = _listener.Notices.Where(notice => notice.Events.Count > 0).ToArray();
        Assert.That(handed.Select(notice => notice.Exception?.Message), Is.EqualTo(new[] { "injected: Open", "injected: Open" }));
        Assert.That(handed.Select(notice => notice.Sender), Is.All.InstanceOf<ILogEventSink>());
    }

    [TestCase(false)]
    [TestCase(true)]
    public void The_part_of_an_event_that_a_write_left_is_taken_out_of_the_file(bool buffered)
    {
        var log = Open(options => options.Buffered = buffered);
        log.Information("one");
        Wait(() => _folder.Names().Length == 1 && _folder.Listing().Contains("one", StringComparison.Ordinal));
        _disk.TornBytes = 2;
        _disk.FailNext(DiskOperation.Write, 2);
        log.Information("two");
        Wait(() => _listener.Events.Count == 1);
        _disk.Heal();
        _clock.Advance(FirstPause);
        log.Information("three");
        log.Dispose();

        Assert.That(_folder.Listing(), Is.EqualTo("app20261122.log:one|three|"));
        Assert.That(_listener.Messages, Is.EqualTo(new[] { "two" }));
    }

    [TestCase("default")]
    [TestCase("buffered")]
    [TestCase("shared")]
    [TestCase("keyed")]
    [Platform("Linux")]
    public void Each_event_is_in_the_file_or_the_fallback_when_the_disk_is_full_for_a_while(string way)
    {
        Assume.That(Shell.Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", _folder.Path), Is.Zero, "only root may mount");
        try
        {
            _folder.Write("ballast", new string('x', 40 * 1024));
            using (var log = To(_listener, to => Add(to, way, new FaultyDisk(), options => options.OutputTemplate = "{Number} {Text:l}.\n")))
            {
                for (var i = 0; i < 200; i++) log.Information("{Number} {Text:l}.", i, new string('y', 500));
                Wait(() => _listener.Events.Count > 0);
                System.IO.File.Delete(_folder.File("ballast"));
                for (var i = 200; i < 220; i++)
                {
                    _clock.Advance(TimeSpan.FromSeconds(30));
                    log.Information("{Number} {Text:l}.", i, new string('y', 500));
                }
            }

            // Others may have written after a torn part of a shared file, so that it stays, with a newline after it.
            var lines = Lines().Where(line => way != "shared" || line.EndsWith("y.", StringComparison.Ordinal)).ToArray();
            Assert.That(lines, Is.Not.Empty);
            Assert.That(lines.Where(line => !line.EndsWith("y.", StringComparison.Ordinal)), Is.Empty);
            var written = lines.Select(line => int.Parse(line.Split(' ')[0])).ToArray();
            Assert.That(written, Is.Ordered);
            Assert.That(written.Concat(_listener.Events.Select(e => (int)e.Value("Number")!)), Is.EquivalentTo(Enumerable.Range(0, 220)));
        }
        finally
        {
            Shell.Run("umount", _folder.Path);
        }
    }

    [TestCase("default")]
    [TestCase("buffered")]
    [TestCase("keyed")]
    public void Each_event_of_many_threads_is_in_the_file_or_with_the_listener_when_writes_fail_now_and_then(string way)
    {
        const int EventsEach = 500;
        (_disk.TornBytes, var over) = (3, new ManualResetEventSlim());
        var disturbing = new Thread(() =>
        {
            while (!over.Wait(TimeSpan.FromMilliseconds(1))) _disk.FailNext(DiskOperation.Write, 2);
            _disk.Heal();
        });
        disturbing.Start();
        using (var log = To(_listener, to => Add(to, way, _disk, options => options.OutputTemplate = "{Thread} {Number}\n")))
        {
            var logging = Enumerable.Range(0, 4).Select(thread => new Thread(() =>
            {
                for (var i = 0; i < EventsEach; i++)
                {
                    log.Information("{Thread} {Number}", thread, i);
                    _clock.Advance(TimeSpan.FromMilliseconds(1));
                }
            })).ToList();
            logging.ForEach(thread => thread.Start());
            logging.ForEach(thread => thread.Join());
            over.Set();
            disturbing.Join();
        }

        var lines = Lines();
        foreach (var own in lines.Select(line => line.Split(' ')).GroupBy(parts => parts[0]))
            Assert.That(own.Select(parts => int.Parse(parts[1])), Is.Ordered.And.Unique);
        Assert.That(lines.Concat(_listener.Messages), Is.EquivalentTo(Enumerable.Range(0, 4 * EventsEach).Select(i => $"{i / EventsEach} {i % EventsEach}")));
    }

    [TestCase("default")]
    [TestCase("buffered")]
    [TestCase("keyed")]
    public void An_event_that_comes_after_the_end_is_handed_over(string way)
    {
        var log = To(_listener, to => Add(to, way, _disk, _ => { }));
        log.Information("one");
        log.Dispose();
        log.Information("two");

        Assert.That(Lines(), Is.EqualTo(new[] { "one" }));
        Assert.That(_listener.Messages, Is.EqualTo(new[] { "two" }));
    }

    [Test]
    public void A_run_of_events_that_cannot_be_written_is_handed_over_as_a_batch()
    {
        using var log = Open();
        _disk.FailNext(DiskOperation.Write);
        var run = Gathering.Begin();
        log.Information("one");
        log.Information("two");
        run.End();

        Assert.That(_listener.Notices.Where(notice => notice.Events.Count > 0).Select(notice => notice.Events.Count), Is.EqualTo(new[] { 2 }));
        Assert.That(_listener.Messages, Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public void A_run_of_events_whose_log_is_closed_before_its_end_is_handed_over()
    {
        var log = Open();
        var run = Gathering.Begin();
        log.Information("one");
        log.Dispose();
        run.End();

        Assert.That(_listener.Messages, Is.EqualTo(new[] { "one" }));
    }

    [Test]
    public void What_fails_beside_the_events_is_told_as_a_temporary_failure()
    {
        using var log = Open(options => (options.FileSizeLimitBytes, options.RetainedFileCountLimit) = (4, 1));
        _disk.FailAll(DiskOperation.Delete);
        foreach (var text in new[] { "one", "two" }) log.Information(text);
        Wait(() => _listener.Notices.Count > 0);

        Assert.That(_listener.Notices.Select(notice => notice.Kind), Is.All.EqualTo(LoggingFailureKind.Temporary));
        Assert.That(_listener.Notices.Select(notice => notice.Message), Has.Some.Contains("delete").And.Some.Contains("app20261122.log"));
        Assert.That(_listener.Events, Is.Empty);
        Assert.That(_said.Lines, Has.Count.EqualTo(_listener.Notices.Count), "SelfLog hears of it as ever");
    }

    [Test]
    public void A_listener_that_throws_costs_only_what_it_was_handed()
    {
        using var log = Open();
        _listener.Taking = _ => throw new InvalidOperationException("no listener");
        _disk.FailNext(DiskOperation.Open);
        log.Information("one");
        _clock.Advance(FirstPause);
        log.Information("two");

        Assert.That(_folder.Listing(), Is.EqualTo("app20261122.log:two|"));
        Assert.That(_said.Lines, Has.One.Contains("A failure listener threw").And.Some.Contains("no listener"));

        _listener.Taking = null;
        _disk.FailNext(DiskOperation.Write);
        log.Information("three");
        Assert.That(_said.Lines, Has.One.Contains("works again; 1 events"));
    }

    [Test]
    public void A_listener_that_throws_beside_a_SelfLog_that_goes_to_the_same_log_ends()
    {
        using var log = Open();
        var reports = 0;
        Debugging.SelfLog.Enable(text => log.Warning("{SelfLog} {Number}", text, ++reports));
        _listener.Taking = _ => throw new InvalidOperationException("no listener");
        _disk.FailNext(DiskOperation.Open);
        log.Information("one");

        Assert.That(reports, Is.EqualTo(2), "of the disk, and of the listener");
    }

    [TestCase("default")]
    [TestCase("buffered")]
    [TestCase("keyed")]
    public void What_a_listener_logs_into_the_log_it_is_about_waits_for_the_disk(string way)
    {
        Logger? log = null;
        _listener.Taking = _ => log!.Warning("heard");
        _disk.FailAll(DiskOperation.Open);
        log = To(_listener, to => Add(to, way, _disk, _ => { }));
        log.Information("one");
        Wait(() => _listener.Events.Count == 1);
        log.Information("two");
        Wait(() => _listener.Events.Count == 2);
        _disk.Heal();
        log.Dispose();

        Assert.That(_listener.Messages, Is.EqualTo(new[] { "one", "two" }));
        Assert.That(Lines(), Is.EqualTo(new[] { "heard", "heard" }));
    }

    [TestCase("default")]
    [TestCase("keyed")]
    public void A_listener_may_wait_for_a_thread_that_logs(string way)
    {
        var others = true;
        Logger? log = null;
        _listener.Taking = e => others &= e.MessageTemplate.Text == "other" || Task.Run(() => log!.Information("other")).Wait(Patience);
        _disk.FailNext(DiskOperation.Open);
        using (log = To(_listener, to => Add(to, way, _disk, _ => { }))) log.Information("one");

        Assert.That(others, Is.True);
        Assert.That(_listener.Messages, Is.EquivalentTo(new[] { "one", "other" }));
    }

    Logger Open(Action<AcrilogFileOptions>? configure = null) => To(_listener, to => Add(to, "default", _disk, configure ?? (_ => { })));

    static Logger To(CollectingListener listener, Action<LoggerSinkConfiguration> sink) => new LoggerConfiguration().WriteTo.Fallible(sink, listener).CreateLogger();

    void Add(LoggerSinkConfiguration to, string way, FaultyDisk disk, Action<AcrilogFileOptions> configure)
    {
        if (way == "keyed") to.AcrilogFiles("Nothing", Configure);
        else to.AcrilogFile(Configure);

        void Configure(AcrilogFileOptions options)
        {
            options.Path = _folder.File(way == "keyed" ? "{Key}.log" : "app.log");
            options.OutputTemplate = "{Message:lj}\n";
            (options.TimeProvider, options.Disk) = (_clock, disk);
            (options.Buffered, options.Shared) = (way == "buffered", way == "shared");
            configure(options);
        }
    }

    string[] Lines() => [.. _folder.Names().Where(name => name.EndsWith(".log", StringComparison.Ordinal))
        .SelectMany(name => _folder.Read(name).Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    static void Wait(Func<bool> condition) => Assert.That(SpinWait.SpinUntil(condition, Patience), Is.True);
}
