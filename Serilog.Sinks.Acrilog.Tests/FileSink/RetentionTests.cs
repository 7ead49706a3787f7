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
        Assert.That(folder.NameList(), Is.EqualTo("app20261119.log app20261120.log app20261122.log"));
        clock.Advance(TimeSpan.FromDays(1));
        log.Information("x");

        Assert.That(folder.NameList(), Is.EqualTo("app20261120.log app20261122.log app20261123.log"));
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

        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RetainedFileCountLimit = 1);
        log.Information("x");

        Assert.That(folder.Names(), Is.EquivalentTo(foreign.Append("app20261103.log").Append("app20261122.log")));
        Assert.That(Directory.Exists(folder.File("app20261102.log")), Is.True);
    }

    [Test]
    public void Numbers_are_aged_as_numbers()
    {
        using var folder = new TempFolder();
        foreach (var number in new[] { "998", "999", "1000" }) folder.Write($"app20261122_{number}.log", "full");
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.FileSizeLimitBytes = 4;
            options.RetainedFileCountLimit = 2;
        });

        log.Information("x");

        Assert.That(folder.NameList(), Is.EqualTo("app20261122_1000.log app20261122_1001.log"));
    }

    [Test]
    public void Null_keeps_all()
    {
        using var folder = new TempFolder();
        for (var day = 1; day <= 40; day++) folder.Write($"app{new DateTime(2026, 1, 1).AddDays(day):yyyyMMdd}.log", "");
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RetainedFileCountLimit = null);

        log.Information("x");

        Assert.That(folder.Names(), Has.Length.EqualTo(41));
    }
}
