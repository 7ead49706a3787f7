using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class TwoWritersTests
{
    [Test]
    public void A_second_sink_on_the_same_path_takes_the_next_number_and_says_so()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using var first = FileLogs.Open(folder, new FakeClock(Some.Instant));
        using var second = FileLogs.Open(folder, new FakeClock(Some.Instant));

        first.Information("first");
        second.Information("second");
        first.Information("first");
        second.Information("second");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:first|first| app20261122_001.log:second|second|"));
        Assert.That(said.Lines, Has.One.Contains("written by another process or another sink").Or.One.Contains("used by another process"));
    }

    [Test]
    public void Both_pass_over_the_files_of_the_other_when_they_roll()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using var first = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 1);
        using var second = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 1);

        foreach (var number in Enumerable.Range(0, 3))
        {
            first.Information("a{Number}", number);
            second.Information("b{Number}", number);
        }

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:a0| app20261122_001.log:b0| app20261122_002.log:a1| "
            + "app20261122_003.log:b1| app20261122_004.log:a2| app20261122_005.log:b2|"));
    }

    [Test]
    public void A_file_that_is_let_go_is_continued()
    {
        using var folder = new TempFolder();
        FileLogs.Open(folder, new FakeClock(Some.Instant)).Dispose();
        using (var first = FileLogs.Open(folder, new FakeClock(Some.Instant))) first.Information("first");
        using var second = FileLogs.Open(folder, new FakeClock(Some.Instant));

        second.Information("second");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:first|second|"));
    }

    [Test]
    public void The_file_that_another_one_writes_is_not_deleted_by_retention()
    {
        Assume.That(OperatingSystem.IsLinux());
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using var first = FileLogs.Open(folder, new FakeClock(Some.Instant));
        first.Information("first");
        using var second = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RetainedFileCountLimit = 1);

        second.Information("second");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:first| app20261122_001.log:second|"));
    }

    [Test]
    public void Readers_of_every_kind_get_in_while_the_log_is_written()
    {
        using var folder = new TempFolder();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant));
        log.Information("one");
        var path = folder.File("app20261122.log");

        using (var reader = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            log.Information("two");
            Assert.That(new StreamReader(reader).ReadToEnd(), Is.EqualTo("one\ntwo\n"));
        }
        if (!OperatingSystem.IsWindows()) Assert.That(System.IO.File.ReadAllText(path), Is.EqualTo("one\ntwo\n"));

        // What a reader closes takes no lock away.
        using var said = new SelfLogCapture();
        using var other = FileLogs.Open(folder, new FakeClock(Some.Instant));
        other.Information("other");
        Assert.That(folder.Names(), Has.Length.EqualTo(2));
    }

    [Test]
    public void The_lock_beside_the_log_refuses_a_second_one_and_goes_with_the_first()
    {
        using var folder = new TempFolder();
        var path = folder.File("app.log");

        using (WriterLock.TakeBeside(path))
        {
            Assert.That(folder.Names(), Is.EqualTo([".app.log.lock"]));
            Assert.That(() => WriterLock.TakeBeside(path), Throws.InstanceOf<IOException>());
        }

        Assert.That(folder.Names(), Is.Empty);
        Assert.That(() => WriterLock.TakeBeside(path)?.Dispose(), Throws.Nothing);
    }
}
