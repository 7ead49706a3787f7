using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class FaultTests
{
    [Test]
    public void A_roll_that_fails_keeps_appending_and_is_said_once_and_tried_again()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = FileLogs.Open(folder, clock, options => options.Disk = disk);
        log.Information("one");
        disk.FailAll(DiskOperation.Open);

        clock.Advance(TimeSpan.FromDays(1));
        log.Information("two");
        log.Information("three");
        clock.Advance(TimeSpan.FromMilliseconds(100));
        log.Information("four");
        disk.Heal();
        log.Information("too early to try");
        clock.Advance(TimeSpan.FromMilliseconds(200));
        log.Information("five");

        Assert.That(folder.Read("app20261122.log"), Is.EqualTo("one\ntwo\nthree\nfour\ntoo early to try\n"));
        Assert.That(folder.Read("app20261123.log"), Is.EqualTo("five\n"));
        Assert.That(said.Lines, Has.One.Contains("cannot roll"));
    }

    [Test]
    public void Events_wait_while_the_whole_folder_is_gone_and_cannot_be_made_again()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using var log = FileLogs.Open(folder, clock, options => options.Path = folder.File("logs/app.log"));
        log.Information("one");
        // A file in the folder's place: nothing can be created there, not even by root.
        Directory.Move(folder.File("logs"), folder.File("aside"));
        folder.Write("logs", "");

        clock.Advance(TimeSpan.FromSeconds(1));
        log.Information("two");
        System.IO.File.Delete(folder.File("logs"));
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(folder.Read("aside/app20261122.log"), Is.EqualTo("one\n"));
        Assert.That(folder.Read("logs/app20261122.log"), Is.EqualTo("two\n"));
    }

    [Test]
    public void A_folder_that_cannot_be_made_yet_lets_the_application_start_and_the_log_begins_when_it_can()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using var log = FileLogs.Open(folder, clock, options => options.Path = folder.File("logs/app.log"));
        folder.Write("logs", "in the way");

        Assert.That(() => log.Information("kept"), Throws.Nothing);
        log.Information("kept too");
        System.IO.File.Delete(folder.File("logs"));
        clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.That(folder.Read("logs/app20261122.log"), Is.EqualTo("kept\nkept too\n"));
        Assert.That(said.Lines, Has.One.Contains("cannot be written").And.One.Contains("written again; 0 events were dropped"));
        Assert.That(said.Lines, Has.Count.EqualTo(2));
    }

    [Test]
    public void An_audit_event_that_cannot_be_written_throws_to_the_caller()
    {
        using var folder = new TempFolder();
        using var log = new LoggerConfiguration().AuditTo.AcrilogFile(folder.File("logs/app.log"), formatProvider: null).CreateLogger();
        folder.Write("logs", "in the way");

        Assert.That(() => log.Information("lost"), Throws.InstanceOf<AggregateException>());
    }

    [Test]
    [Platform("Linux")]
    public void A_full_disk_is_said_and_does_not_reach_the_application()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        System.IO.File.CreateSymbolicLink(folder.File("app20261122.log"), "/dev/full");
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant));

        Assert.That(() => log.Information("lost"), Throws.Nothing);
        Assert.That(said.Lines, Has.Some.Contains("No space left"));
    }

    [Test]
    public void A_formatter_that_throws_leaves_nothing_of_its_event_in_the_file()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Formatter = new HalfWay());

        log.Information("one");
        log.Information("bad");
        log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|two|"));
        Assert.That(said.Lines, Has.Some.Contains("half way"));
    }

    [Test]
    public void A_folder_in_the_place_of_a_later_file_is_passed_over()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Directory.CreateDirectory(folder.File("app20261123.log"));
        var clock = new FakeClock(Some.Instant);
        using var log = FileLogs.Open(folder, clock);

        log.Information("one");
        clock.Advance(TimeSpan.FromDays(1));
        log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one| app20261123_001.log:two|"));
        Assert.That(said.Lines, Has.One.Contains("is no file"));
    }

    [Test]
    public void An_event_after_disposal_is_said_once_and_not_thrown()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var sink = AcrilogFileSinkBuilder.Build(new AcrilogFileOptions { Path = folder.File("app.log") }, audit: false);

        sink.Dispose();
        sink.Dispose();
        sink.Emit(Some.Event("late"));
        sink.Emit(Some.Event("later"));

        Assert.That(sink.LateEvents, Is.EqualTo(2));
        Assert.That(said.Lines, Has.Count.EqualTo(1));
        Assert.That(folder.Names(), Is.Empty);
    }

    [Test]
    public void An_audit_event_after_disposal_throws()
    {
        using var folder = new TempFolder();
        var sink = AcrilogFileSinkBuilder.Build(new AcrilogFileOptions { Path = folder.File("app.log") }, audit: true);

        sink.Dispose();

        Assert.That(() => sink.Emit(Some.Event("late")), Throws.InstanceOf<ObjectDisposedException>());
    }

    sealed class HalfWay : Serilog.Formatting.ITextFormatter
    {
        public void Format(Serilog.Events.LogEvent logEvent, TextWriter output)
        {
            output.Write(logEvent.MessageTemplate.Text);
            if (logEvent.MessageTemplate.Text == "bad") throw new InvalidOperationException("half way");
            output.Write('\n');
        }
    }
}
