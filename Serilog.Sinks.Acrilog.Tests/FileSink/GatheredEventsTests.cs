using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Events that a thread brings in a run, as a relay's listener does.</summary>
[NonParallelizable]
public sealed class GatheredEventsTests
{
    TempFolder _folder = null!;
    FaultyDisk _disk = null!;

    [SetUp]
    public void Prepare() => (_folder, _disk) = (new TempFolder(), new FaultyDisk());

    [TearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void They_are_written_by_one_write_when_the_run_ends()
    {
        using var log = Open();
        var run = Gathering.Begin();
        log.Information("one");
        log.Information("two");
        Assert.That(_folder.Names(), Is.Empty);
        run.End();

        Assert.That(_folder.Listing(), Is.EqualTo("app20261122.log:one|two|"));
        Assert.That(_disk.Done.Count(operation => operation == DiskOperation.Write), Is.EqualTo(1));
        log.Information("three");
        Assert.That(_folder.Listing(), Is.EqualTo("app20261122.log:one|two|three|"), "a run that has ended keeps nothing back");
    }

    [Test]
    public void They_keep_their_order_and_the_limits_of_files_beside_events_too_large_to_be_kept()
    {
        using var log = Open(options => options.FileSizeLimitBytes = 12);
        var run = Gathering.Begin();
        log.Information("one");
        log.Information(new string('x', 70_000));
        for (var i = 0; i < 5; i++) log.Information("ab{Number}", i);
        run.End();

        Assert.That(_folder.Names().Select(name => _folder.Read(name).Length), Is.EqualTo(new[] { 4, 70_001, 12, 8 }));
    }

    [Test]
    public void Those_of_each_log_are_in_its_file_however_many_logs_there_are()
    {
        using var log = new LoggerConfiguration().WriteTo.AcrilogFiles("Key", _folder.File("{Key}-.log"), outputTemplate: "{Message:lj}\n", maxOpenFiles: 3).CreateLogger();
        var run = Gathering.Begin();
        for (var i = 0; i < 100; i++) log.Information("{Key} {Number}", i % 20, i);
        run.End();
        log.Dispose();

        Assert.That(_folder.Names(), Has.Length.EqualTo(20));
        foreach (var name in _folder.Names())
            Assert.That(_folder.Read(name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line.Split(' ')[1], null)), Is.Ordered.And.Exactly(5).Items);
    }

    [Test]
    public void Those_that_cannot_be_written_wait_like_others()
    {
        using (var log = Open())
        {
            _disk.FailNext(DiskOperation.Write);
            var run = Gathering.Begin();
            log.Information("one");
            log.Information("two");
            run.End();
        }

        Assert.That(_folder.Listing(), Is.EqualTo("app20261122.log:one|two|"));
    }

    [Test]
    public void One_of_the_level_that_asks_for_the_medium_is_there_when_the_run_ends()
    {
        using var log = Open(options => options.FlushToDiskOnLevel = LogEventLevel.Error);
        var run = Gathering.Begin();
        log.Error("one");
        log.Information("two");
        run.End();

        Assert.That(_disk.Done[^1], Is.EqualTo(DiskOperation.FlushToDisk));
    }

    [Test]
    public void An_audit_does_not_wait_for_the_end_of_a_run()
    {
        using var log = new LoggerConfiguration().AuditTo.AcrilogFile(_folder.File("app-.log"), outputTemplate: "{Message:lj}\n").CreateLogger();
        var run = Gathering.Begin();
        log.Information("one");

        Assert.That(_folder.Read(_folder.Names().Single()), Is.EqualTo("one\n"));
        run.End();
    }

    [Test]
    public void Those_of_a_log_that_is_closed_amid_the_run_are_said_to_be_lost()
    {
        using var said = new SelfLogCapture();
        var log = Open();
        var run = Gathering.Begin();
        log.Information("one");
        log.Dispose();
        run.End();

        Assert.That(said.Lines, Has.One.Contains("1 events are in no file"));
    }

    Serilog.Core.Logger Open(Action<AcrilogFileOptions>? configure = null) => FileLogs.Open(_folder, new FakeClock(Some.Instant), options =>
    {
        options.Disk = _disk;
        configure?.Invoke(options);
    });
}
