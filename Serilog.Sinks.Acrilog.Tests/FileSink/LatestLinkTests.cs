using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class LatestLinkTests
{
    [Test]
    public void The_link_points_to_the_active_file_through_rolls_and_restarts()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        for (var start = 0; start < 2; start++)
        {
            using var log = Open(folder, clock);
            log.Information("one");
            Assert.That(Target(folder), Is.EqualTo($"app2026112{2 + start}.log"));
            clock.Advance(TimeSpan.FromDays(1));
            log.Information("two");
            Assert.That(Target(folder), Is.EqualTo($"app2026112{3 + start}.log"));
        }

        Assert.That(folder.Read("latest.log"), Is.EqualTo("two\n"));
        Assert.That(folder.Names(), Has.None.Contains(".new"));
    }

    [Test]
    public void Who_opens_the_link_always_finds_a_file()
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        using var log = Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 1);
        log.Information("first");
        var reads = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested) folder.Read("latest.log");
        });

        for (var i = 0; i < 300; i++) log.Information("{Number}", i);
        stop.Cancel();

        Assert.That(() => reads.Wait(TimeSpan.FromSeconds(10)), Is.True);
    }

    [Test]
    public void A_file_of_someone_else_in_the_links_place_stays_and_logging_goes_on()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        folder.Write("latest.log", "precious");
        using var log = Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 2);

        log.Information("one");
        log.Information("two");
        System.IO.File.Delete(folder.File("latest.log"));
        log.Information("six");

        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("latest.log"));
        Assert.That(Target(folder), Is.EqualTo("app20261122_002.log"));
    }

    [Test]
    public void What_is_reported_may_be_logged_to_the_very_file_it_is_about()
    {
        using var folder = new TempFolder();
        folder.Write("latest.log", "precious");
        var log = Open(folder, new FakeClock(Some.Instant));
        var reports = 0;
        Serilog.Debugging.SelfLog.Enable(_ => log.Information("report {Number}", ++reports));
        try
        {
            log.Information("one");
        }
        finally
        {
            Serilog.Debugging.SelfLog.Disable();
            log.Dispose();
        }

        Assert.That(folder.Read("app20261122.log"), Is.EqualTo("one\nreport 1\n"));
    }

    [TestCase("app.log.lock", FileNaming.Dated)]
    [TestCase("sub/latest.log", FileNaming.Dated)]
    [TestCase("..", FileNaming.Dated)]
    [TestCase("app20261122.log", FileNaming.Dated)]
    [TestCase("latest.log", FileNaming.Stable)]
    public void A_name_that_can_be_no_link_is_refused(string name, FileNaming naming)
    {
        using var folder = new TempFolder();

        Assert.That(() => Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.LatestLinkName = name;
            options.Naming = naming;
        }), Throws.ArgumentException.With.Message.StartsWith($"latestLinkName is \"{name}\"").And.Message.Contains("must be"));
    }

    static string? Target(TempFolder folder) => new FileInfo(folder.File("latest.log")).LinkTarget;

    static Serilog.Core.Logger Open(TempFolder folder, FakeClock clock, Action<AcrilogFileOptions>? configure = null) =>
        FileLogs.Open(folder, clock, options =>
        {
            options.LatestLinkName = "latest.log";
            configure?.Invoke(options);
        });
}
