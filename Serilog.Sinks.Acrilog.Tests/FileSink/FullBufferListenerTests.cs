using Serilog.Core;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>A buffered log whose disk does not keep up, beside a failure listener, which gets what is dropped.</summary>
[NonParallelizable]
public sealed class FullBufferListenerTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // "0123456789\n"
    const int RecordBytes = 11;

    TempFolder _folder = null!;
    FaultyDisk _disk = null!;
    ManualResetEventSlim _writing = null!;
    ManualResetEventSlim _goOn = null!;
    SelfLogCapture _said = null!;
    CollectingListener _listener = null!;

    [SetUp]
    public void Prepare()
    {
        (_folder, _disk, _writing, _goOn) = (new TempFolder(), new FaultyDisk(), new ManualResetEventSlim(), new ManualResetEventSlim());
        (_said, _listener) = (new SelfLogCapture(), new CollectingListener());
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

    [TestCase(WhenFull.DropNewest, "first 0 1", "2 3 4")]
    [TestCase(WhenFull.DropOldest, "first 3 4", "0 1 2")]
    [TestCase(WhenFull.Wait, "first 0 1", "2 3 4")]
    public void Events_beyond_the_limit_are_handed_over(WhenFull whenFull, string kept, string handed)
    {
        using (var log = Open(whenFull, 3 * RecordBytes))
        {
            log.Information("{Text}", "first");
            Assert.That(_writing.Wait(Patience), Is.True);
            for (var i = 0; i < 5; i++) log.Information("{Text}", i);
            Assert.That(Handed(), Is.EqualTo(handed.Split(' ')), "when their calls return");
            _goOn.Set();
        }

        Assert.That(Lines(), Is.EqualTo(kept.Split(' ')));
        Assert.That(Handed(), Is.EqualTo(handed.Split(' ')));
        Assert.That(_said.Lines, Has.One.Contains("3 events were dropped"));
    }

    [Test]
    public void Each_event_of_many_threads_is_in_the_file_or_with_the_listener([Values] WhenFull whenFull)
    {
        const int Threads = 4;
        const int EventsEach = 2000;
        using (var log = Open(whenFull, 1024 * 1024))
        {
            var logging = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
            {
                for (var i = 0; i < EventsEach; i++) log.Information("{Text:l}{Filler:l}", $"{thread}-{i}", new string('x', 300));
            })).ToList();
            logging.ForEach(thread => thread.Start());
            logging.ForEach(thread => thread.Join());
            Assert.That(Handed(), Is.Not.Empty);
            _goOn.Set();
        }

        Assert.That(Lines().Concat(Handed()), Is.EquivalentTo(Enumerable.Range(0, Threads * EventsEach).Select(i => $"{i / EventsEach}-{i % EventsEach}")));
    }

    [Test]
    public void What_waits_when_the_log_is_closed_beside_a_disk_that_hangs_is_handed_over_and_written_no_more()
    {
        using (var log = Open(WhenFull.DropNewest, 3 * RecordBytes))
        {
            log.Information("{Text}", "first");
            Assert.That(_writing.Wait(Patience), Is.True);
            for (var i = 0; i < 5; i++) log.Information("{Text}", i);
        }

        Assert.That(Handed(), Is.EqualTo(new[] { "2", "3", "4", "0", "1" }));
        Assert.That(_listener.Notices.Where(notice => notice.Kind == LoggingFailureKind.Final).SelectMany(notice => notice.Events), Has.Exactly(2).Items);
        Assert.That(_said.Lines, Has.One.Contains("1 events are lost unless"), "the one that is being written");
        _goOn.Set();
        Assert.That(() => Lines(), Is.EqualTo(new[] { "first" }).After(10_000, 10));
    }

    string[] Handed() => [.. _listener.Events.Select(e => $"{e.Value("Text")}")];

    string[] Lines() => [.. _folder.Names().SelectMany(name => _folder.Read(name).Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Trim(' ', 'x'))];

    Logger Open(WhenFull whenFull, long limit) => new LoggerConfiguration().WriteTo.Fallible(to => to.AcrilogFile(options =>
    {
        options.Path = _folder.File("app.log");
        options.OutputTemplate = "{Text,10}{Filler:l}\n";
        (options.TimeProvider, options.Disk) = (new FakeClock(Some.Instant), _disk);
        (options.Buffered, options.BufferSizeLimitBytes, options.WhenFull, options.WhenFullTimeout) = (true, limit, whenFull, TimeSpan.Zero);
    }), _listener).CreateLogger();
}
