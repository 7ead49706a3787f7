using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class RetentionTests
{
    [Test]
    public void The_oldest_files_go_when_the_log_opens_and_at_each_roll()
    {
        using var folder = new TempFolder();
        foreach (var day in new[] { 17, 18, 19, 20 }) folder.Write($"app202611{day}.log", "");
        var clock = new FakeClock(Some.Instant);
        using var log = FileLogs.Open(folder, clock, options => options.RetainedFileCountLimit = 3);

        log.Information("x");
        Assert.That(folder.NameList, FileLogs.Becomes("app20261119.log app20261120.log app20261122.log"));
        clock.Advance(TimeSpan.FromDays(1));
        log.Information("x");

        Assert.That(folder.NameList, FileLogs.Becomes("app20261120.log app20261122.log app20261123.log"));
    }

    [Test]
    public void Look_alikes_folders_and_links_stay()
    {
        using var folder = new TempFolder();
        string[] foreign =
        [
            "app-error20261101.log", "app.log", "app120261101.log", "app20261101.log.bak", "app20261101_1.log", "app20261399.log", "web.config",
        ];
        foreach (var name in foreign) folder.Write(name, "");
        Directory.CreateDirectory(folder.File("app20261102.log"));
        System.IO.File.CreateSymbolicLink(folder.File("app20261103.log"), folder.File("web.config"));
        folder.Write("app20261104.log", "ours");

        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RetainedFileCountLimit = 1))
            log.Information("x");

        Assert.That(folder.Names(), Is.EquivalentTo(foreign.Append("app20261103.log").Append("app20261122.log")));
        Assert.That(Directory.Exists(folder.File("app20261102.log")), Is.True);
    }

    [Test]
    public void Numbers_are_aged_as_numbers()
    {
        using var folder = new TempFolder();
        foreach (var number in new[] { "998", "999", "1000" }) folder.Write($"app20261122_{number}.log", "full");
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.FileSizeLimitBytes = 4;
            options.RetainedFileCountLimit = 2;
        }))
            log.Information("x");

        Assert.That(folder.NameList(), Is.EqualTo("app20261122_1000.log app20261122_1001.log"));
    }

    [Test]
    public void Null_keeps_all()
    {
        using var folder = new TempFolder();
        for (var day = 1; day <= 40; day++) folder.Write($"app{new DateTime(2026, 1, 1).AddDays(day):yyyyMMdd}.log", "");
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RetainedFileCountLimit = null))
            log.Information("x");

        Assert.That(folder.Names(), Has.Length.EqualTo(41));
    }

    [Test]
    public void Files_go_by_the_time_since_their_last_write_and_not_by_the_period_in_their_name()
    {
        using var folder = new TempFolder();
        WriteAt(folder, "app20260101.log", "", Some.Instant.AddHours(-47));
        WriteAt(folder, "app20261121.log", "", Some.Instant.AddHours(-49));
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RetainedFileTimeLimit = TimeSpan.FromHours(48)))
            log.Information("x");

        Assert.That(folder.NameList(), Is.EqualTo("app20260101.log app20261122.log"));
    }

    [Test]
    public void Files_that_end_while_the_log_lives_are_aged_by_its_own_clock()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using (var log = FileLogs.Open(folder, clock, options => options.RetainedFileTimeLimit = TimeSpan.FromDays(2)))
            for (var day = 0; day < 6; day++)
            {
                log.Information("x");
                clock.Advance(TimeSpan.FromDays(1));
            }

        Assert.That(folder.NameList(), Is.EqualTo("app20261126.log app20261127.log"));
    }

    [TestCase(FileNaming.Dated, "app20261122.log")]
    [TestCase(FileNaming.Stable, "app.log app20261122.log")]
    public void Files_become_too_old_also_while_nothing_is_logged(FileNaming naming, string left)
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        WriteAt(folder, "app20261120.log", "", Some.Instant.AddHours(-40));
        using (var log = FileLogs.Open(folder, clock, options => (options.RetainedFileTimeLimit, options.Naming) = (TimeSpan.FromHours(48), naming)))
        {
            log.Information("x");
            clock.Advance(TimeSpan.FromHours(20));
            Assert.That(() => folder.NameList(), Is.EqualTo(left).After(30_000, 10));
        }

        Assert.That(folder.NameList(), Is.EqualTo(left));
    }

    [Test]
    public void A_log_that_grows_in_one_file_for_ever_still_ages_those_before()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        WriteAt(folder, "app_001.log", "", Some.Instant.AddHours(-40));
        WriteAt(folder, "app_002.log", "", Some.Instant.AddHours(-1));
        using (var log = FileLogs.Open(folder, clock, options =>
            (options.RetainedFileTimeLimit, options.RollingInterval) = (TimeSpan.FromHours(48), RollingInterval.Infinite)))
            for (var hour = 0; hour < 20; hour++)
            {
                log.Information("x");
                clock.Advance(TimeSpan.FromHours(1));
            }

        Assert.That(folder.NameList(), Is.EqualTo("app_002.log"));
    }

    [Test]
    public void The_oldest_go_until_all_have_no_more_bytes_than_allowed()
    {
        using var folder = new TempFolder();
        foreach (var day in new[] { 10, 11, 12, 13 }) folder.Write($"app202611{day}.log", new string('x', 100));
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.RetainedFileCountLimit = null;
            options.RetainedTotalSizeLimitBytes = 250;
        }))
            log.Information("x");

        Assert.That(folder.NameList(), Is.EqualTo("app20261112.log app20261113.log app20261122.log"));
    }

    [TestCase(2, null, null, "app20261121.log app20261122.log")]
    [TestCase(3, null, 10L, "app20261121.log app20261122.log")]
    [TestCase(4, 60, 10L, "app20261122.log")]
    [TestCase(3, 72, 30L, "app20261120.log.gz app20261121.log app20261122.log")]
    public void Limits_mix_and_compressed_files_count(int? count, int? hours, long? bytes, string kept)
    {
        using var folder = new TempFolder();
        WriteAt(folder, "app20261119.log.gz", "0123456789", Some.Instant.AddHours(-64));
        WriteAt(folder, "app20261120.log.gz", "0123456789", Some.Instant.AddHours(-63));
        WriteAt(folder, "app20261121.log", "0123456789", Some.Instant.AddHours(-62));
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.RetainedFileCountLimit = count;
            options.RetainedFileTimeLimit = hours is { } h ? TimeSpan.FromHours(h) : null;
            options.RetainedTotalSizeLimitBytes = bytes;
        }))
            log.Information("x");

        Assert.That(folder.NameList(), Is.EqualTo(kept));
    }

    [Test]
    public void The_active_file_stays_however_large_or_old_it_is()
    {
        using var folder = new TempFolder();
        WriteAt(folder, "app20261122.log", "much more than the limit", Some.Instant.AddYears(-1));
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.RetainedFileCountLimit = 1;
            options.RetainedFileTimeLimit = TimeSpan.FromTicks(1);
            options.RetainedTotalSizeLimitBytes = 1;
        }))
            log.Information("x");

        Assert.That(folder.NameList(), Is.EqualTo("app20261122.log"));
    }

    [Test]
    public void A_compressed_file_is_not_continued_and_its_number_not_given_again()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122_004.log.gz", "zip");
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant))) log.Information("x");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122_004.log.gz:zip app20261122_005.log:x|"));
    }

    [Test]
    public void The_folder_is_not_read_again_at_a_roll()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        folder.Write("app20261101.log", "");
        for (var start = 0; start < 2; start++)
        {
            using (var log = FileLogs.Open(folder, clock, options => options.RetainedFileCountLimit = 1))
            {
                log.Information("x");
                Assert.That(folder.NameList, FileLogs.Becomes($"app2026112{2 + start}.log"));
                folder.Write("app20261102.log", "");
                clock.Advance(TimeSpan.FromDays(1));
                log.Information("x");
            }
            Assert.That(folder.NameList(), Is.EqualTo($"app20261102.log app2026112{3 + start}.log"));
        }
    }

    [Test]
    [Platform("Linux")]
    public void A_file_that_cannot_be_deleted_is_said_and_neither_stops_the_log_nor_keeps_others()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        folder.Write("app20261119.log", "");
        folder.Write("app20261120.log", "");
        folder.Write("app20261121.log", "");
        var clock = new FakeClock(Some.Instant);
        using (var log = FileLogs.Open(folder, clock, options => options.RetainedFileCountLimit = 3))
        {
            log.Information("one");
            Assert.That(folder.NameList, FileLogs.Becomes("app20261120.log app20261121.log app20261122.log"));
            // A folder in its place is what not even root can delete as a file.
            System.IO.File.Delete(folder.File("app20261120.log"));
            Directory.CreateDirectory(folder.File("app20261120.log"));
            for (var day = 0; day < 2; day++)
            {
                clock.Advance(TimeSpan.FromDays(1));
                log.Information("more");
            }
        }

        Assert.That(folder.NameList(), Is.EqualTo("app20261122.log app20261123.log app20261124.log"));
        Assert.That(said.Lines, Has.Some.Contains("cannot delete").And.Some.Contains("app20261120.log"));
    }

    [Test]
    public void A_disk_that_is_full_for_days_does_not_have_old_files_make_room_for_empty_ones()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using (var log = FileLogs.Open(folder, clock, options => (options.RetainedFileCountLimit, options.Disk) = (3, disk)))
        {
            for (var day = 22; day < 25; day++, clock.Advance(TimeSpan.FromDays(1))) log.Information("{Day}", day);
            disk.FailAll(DiskOperation.Write);
            for (var day = 25; day < 30; day++, clock.Advance(TimeSpan.FromDays(1))) log.Information("{Day}", day);
            disk.Heal();
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(folder.Listing(), Is.EqualTo("app20261123.log:23| app20261124.log:24| app20261130.log:25|26|27|28|29|"));
    }

    [Test]
    [Platform("Linux")]
    public void The_log_of_a_sibling_whose_name_begins_alike_stays()
    {
        using var folder = new TempFolder();
        foreach (var sibling in new[] { "app1", "app-error", "app2" })
            using (var other = FileLogs.Open(folder, new FakeClock(Some.Instant.AddDays(-9)), options => options.Path = folder.File(sibling + ".log")))
                other.Information("x");
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RetainedFileCountLimit = 1)) log.Information("x");

        Assert.That(folder.NameList(), Is.EqualTo("app-error20261113.log app120261113.log app20261122.log app220261113.log"));
    }

    static void WriteAt(TempFolder folder, string name, string text, DateTimeOffset lastWrite)
    {
        folder.Write(name, text);
        System.IO.File.SetLastWriteTimeUtc(folder.File(name), lastWrite.UtcDateTime);
    }
}
