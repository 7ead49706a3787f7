using FsCheck;
using FsCheck.Fluent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

public sealed class RollingBySizeTests
{
    [Test]
    public void The_event_that_would_exceed_the_limit_begins_the_next_file()
    {
        using var folder = new TempFolder();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 6);

        foreach (var text in new[] { "ab", "cd", "e", "a long one", "f" }) log.Information(text);

        Assert.That(folder.Listing(), Is.EqualTo(
            "app20261122.log:ab|cd| app20261122_001.log:e| app20261122_002.log:a long one| app20261122_003.log:f|"));
    }

    [Test]
    public void The_number_restarts_with_each_period()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var log = FileLogs.Open(folder, clock, options => options.FileSizeLimitBytes = 3);

        log.Information("ab");
        log.Information("cd");
        clock.Advance(TimeSpan.FromDays(1));
        log.Information("ef");
        log.Information("gh");

        Assert.That(folder.NameList(), Is.EqualTo("app20261122.log app20261122_001.log app20261123.log app20261123_001.log"));
    }

    [Test]
    public void A_thousandth_file_of_a_day_is_followed_by_the_next()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122_999.log", "full");
        folder.Write("app20261122_1000.log", "full");
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 4);

        log.Information("x");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122_1000.log:full app20261122_1001.log:x| app20261122_999.log:full"));
    }

    [Test]
    public void A_file_of_that_number_that_others_made_meanwhile_is_continued_and_not_overwritten()
    {
        using var folder = new TempFolder();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 8);
        log.Information("first");
        folder.Write("app20261122_001.log", "full up\n");
        folder.Write("app20261122_002.log", "abc\n");

        log.Information("abc");

        Assert.That(folder.Listing(), Is.EqualTo(
            "app20261122.log:first| app20261122_001.log:full up| app20261122_002.log:abc|abc|"));
    }

    [TestCase("app20261122_2147483647.log", "app20261122.log app20261122_001.log")]
    [TestCase("app20261122_999999999.log", "app20261122_1000000000.log app20261122_1000000001.log")]
    public void A_full_stray_file_with_the_largest_number_there_can_be_does_not_stop_the_log(string stray, string names)
    {
        using var folder = new TempFolder();
        folder.Write(stray, "full\n");
        foreach (var text in names.Split(' '))
            using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 4)) log.Information(text);

        Assert.That(folder.Names().Except([stray]), Is.EqualTo(names.Split(' ')));
        Assert.That(folder.Read(stray), Is.EqualTo("full\n"));
    }

    [Test]
    public void Without_a_limit_all_is_in_one_file()
    {
        using var folder = new TempFolder();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = null);

        for (var i = 0; i < 100; i++) log.Information("{Number}", i);

        Assert.That(folder.NameList(), Is.EqualTo("app20261122.log"));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Every_event_is_once_and_in_order_and_no_file_exceeds_the_limit_but_by_a_single_event(
        PositiveInt limit, NonEmptyArray<byte> sizes, bool mark)
    {
        using var folder = new TempFolder();
        var limitBytes = limit.Get * 3L;
        var lines = sizes.Get.Select((size, i) => $"{i}:{new string('x', size)}").ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            // Every seventh event comes after a restart.
            using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
            {
                options.FileSizeLimitBytes = limitBytes;
                options.RetainedFileCountLimit = null;
                options.Encoding = new System.Text.UTF8Encoding(mark);
            });
            var last = Math.Min(lines.Length, i + 7);
            for (; i < last; i++) log.Information(lines[i]);
            i--;
        }

        var files = folder.Names().OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).ToArray();
        var written = files.SelectMany(name => folder.Read(name).Split('\n')[..^1]).ToArray();
        var kept = files.All(name => new FileInfo(folder.File(name)).Length <= limitBytes || folder.Read(name).Count(c => c == '\n') == 1);
        return (written.SequenceEqual(lines) && kept).Label(folder.Listing());
    }
}
