using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class FileChangedByOthersTests
{
    const string Name = "app20261122.log";

    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    TempFolder _folder = null!;
    SelfLogCapture _said = null!;
    FakeClock _clock = null!;
    Serilog.Core.Logger _log = null!;

    [SetUp]
    public void Log_one_event()
    {
        (_folder, _said, _clock) = (new TempFolder(), new SelfLogCapture(), new FakeClock(Some.Instant));
        _log = FileLogs.Open(_folder, _clock);
        _log.Information("one");
    }

    [TearDown]
    public void Clean()
    {
        _log.Dispose();
        _said.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void A_deleted_file_is_begun_anew_within_a_second()
    {
        System.IO.File.Delete(_folder.File(Name));

        _clock.Advance(Interval);
        _log.Information("two");

        Assert.That(_folder.Listing(), Is.EqualTo($"{Name}:two|"));
        Assert.That(_said.Lines, Has.One.Contains("moved, replaced or deleted"));
    }

    [Test]
    public void A_moved_file_keeps_what_it_has_and_a_new_one_is_begun()
    {
        System.IO.File.Move(_folder.File(Name), _folder.File("moved"));
        _log.Information("two");

        _clock.Advance(Interval);
        _log.Information("three");

        Assert.That(_folder.Listing(), Is.EqualTo($"{Name}:three| moved:one|two|"));
    }

    [Test]
    public void A_file_that_was_put_in_the_place_of_the_moved_one_is_continued()
    {
        System.IO.File.Move(_folder.File(Name), _folder.File("moved"));
        _folder.Write(Name, "new\n");

        _clock.Advance(Interval);
        _log.Information("two");

        Assert.That(_folder.Listing(), Is.EqualTo($"{Name}:new|two| moved:one|"));
    }

    [Test]
    public void A_copy_of_the_same_length_and_time_that_was_put_in_the_files_place_is_continued()
    {
        System.IO.File.Copy(_folder.File(Name), _folder.File("copy"));
        System.IO.File.SetLastWriteTimeUtc(_folder.File("copy"), System.IO.File.GetLastWriteTimeUtc(_folder.File(Name)));
        System.IO.File.Move(_folder.File("copy"), _folder.File(Name), overwrite: true);

        _clock.Advance(Interval);
        _log.Information("two");

        Assert.That(_folder.Listing(), Is.EqualTo($"{Name}:one|two|"));
    }

    [Test]
    [Platform("Linux", Reason = "On Windows nobody else may cut the file.")]
    public void A_file_cut_by_others_goes_on_at_its_start_without_a_hole()
    {
        Cut(0);
        _log.Information("two");
        _clock.Advance(Interval);
        _log.Information("three");

        Assert.That(_folder.Listing(), Is.EqualTo($"{Name}:two|three|"));
        Assert.That(_said.Lines, Has.One.Contains("changed by others"));
    }

    [Test]
    [Platform("Linux", Reason = "On Windows nobody else may cut the file.")]
    public void The_size_limit_counts_from_where_others_cut_the_file()
    {
        using var log = FileLogs.Open(_folder, _clock, options => (options.Path, options.FileSizeLimitBytes) = (_folder.File("small.log"), 8));
        log.Information("three77");
        using (var file = System.IO.File.Open(_folder.File("small20261122.log"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(0);

        _clock.Advance(Interval);
        log.Information("four");

        Assert.That(_folder.Read("small20261122.log"), Is.EqualTo("four\n"));
    }

    [Test]
    public void A_file_that_cannot_be_begun_anew_leaves_the_log_in_the_old_one()
    {
        System.IO.File.Move(_folder.File(Name), _folder.File("moved"));
        Directory.CreateDirectory(_folder.File(Name));

        _clock.Advance(Interval);
        _log.Information("two");

        Assert.That(_folder.Listing(), Is.EqualTo("app20261122_001.log:two| moved:one|"));
    }

    [Test]
    public void Others_that_only_read_and_touch_the_file_change_nothing()
    {
        System.IO.File.SetLastWriteTimeUtc(_folder.File(Name), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        _clock.Advance(Interval);
        _log.Information("two");

        Assert.That(_folder.Listing(), Is.EqualTo($"{Name}:one|two|"));
        Assert.That(_said.Lines, Is.Empty);
    }

    [Test]
    public void Looking_more_often_notices_sooner()
    {
        using var log = FileLogs.Open(_folder, _clock, options =>
            (options.Path, options.FileCheckInterval) = (_folder.File("eager.log"), TimeSpan.Zero));
        log.Information("one");
        System.IO.File.Delete(_folder.File("eager20261122.log"));

        log.Information("two");

        Assert.That(_folder.Read("eager20261122.log"), Is.EqualTo("two\n"));
    }

    void Cut(long length)
    {
        using var file = System.IO.File.Open(_folder.File(Name), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }
}
