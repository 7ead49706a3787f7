using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class RollingOnDemandTests
{
    [TestCase(FileNaming.Dated, "app20261122.log:one| app20261122_001.log:two|")]
    [TestCase(FileNaming.Stable, "app.log:two| app20261122.log:one|")]
    public void Code_rolls_a_log_when_it_likes(FileNaming naming, string expected)
    {
        using var folder = new TempFolder();
        var roller = new AcrilogFileRoller();
        using var log = Open(folder, naming, roller);

        log.Information("one");
        roller.Roll();
        Assert.That(folder.Names(), Has.Length.EqualTo(2), "at once");
        roller.Roll();
        log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo(expected));
    }

    [TestCase(FileNaming.Dated, "app20261122.log:before| app20261122_001.log:new|")]
    [TestCase(FileNaming.Stable, "app.log:new| app20261122.log:before|")]
    public void A_log_without_a_file_yet_begins_with_a_new_one(FileNaming naming, string expected)
    {
        using var folder = new TempFolder();
        var roller = new AcrilogFileRoller();
        Leave(folder, expected);
        using var log = Open(folder, naming, roller);

        roller.Roll();
        log.Information("new");

        Assert.That(folder.Listing(), Is.EqualTo(expected));
    }

    [TestCase(FileNaming.Dated, "app20261122.log:before| app20261122_001.log:new|more|")]
    [TestCase(FileNaming.Stable, "app.log:new|more| app20261122.log:before|")]
    public void A_log_begins_with_a_file_of_its_own_if_told_to(FileNaming naming, string expected)
    {
        using var folder = new TempFolder();
        Leave(folder, expected);
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.Naming = naming;
            options.RollOnStartup = true;
        });

        log.Information("new");
        log.Information("more");

        Assert.That(folder.Listing(), Is.EqualTo(expected));
    }

    [Test]
    public void One_roller_rolls_several_logs_and_passes_over_those_disposed()
    {
        using var folder = new TempFolder();
        var roller = new AcrilogFileRoller();
        using var a = FileLogs.Open(folder, new FakeClock(Some.Instant), options => Set(options, "a.log"));
        using (var gone = FileLogs.Open(folder, new FakeClock(Some.Instant), options => Set(options, "gone.log"))) gone.Information("x");
        using var b = FileLogs.Open(folder, new FakeClock(Some.Instant), options => Set(options, "b.log"));
        a.Information("x");
        b.Information("x");

        roller.Roll();

        Assert.That(folder.NameList(), Is.EqualTo("a.log a20261122.log b.log b20261122.log gone.log"));

        void Set(AcrilogFileOptions options, string name)
        {
            options.Path = folder.File(name);
            options.Naming = FileNaming.Stable;
            options.Roller = roller;
        }
    }

    [Test]
    public void A_roll_that_fails_is_said_and_not_thrown_and_done_later()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var roller = new AcrilogFileRoller();
        var clock = new FakeClock(Some.Instant);
        using var log = FileLogs.Open(folder, clock, options =>
        {
            options.Path = folder.File("logs/app.log");
            options.Roller = roller;
        });
        log.Information("one");
        Directory.Move(folder.File("logs"), folder.File("aside"));
        folder.Write("logs", "in the way");

        Assert.That(roller.Roll, Throws.Nothing);
        System.IO.File.Delete(folder.File("logs"));
        clock.Advance(TimeSpan.FromSeconds(1));
        log.Information("two");

        // Under its first name, or under the next if the log still thinks that it has the first.
        var followed = Directory.GetFiles(folder.File("logs")).Select(System.IO.File.ReadAllText);
        Assert.That(followed.Prepend(folder.Read("aside/app20261122.log")), Is.EqualTo(new[] { "one\n", "two\n" }));
        Assert.That(said.Lines, Has.One.Contains("cannot roll"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Rolls_that_fail_are_tried_as_often_as_they_are_asked_for_and_said_once(bool shared)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var roller = new AcrilogFileRoller();
        var clock = new FakeClock(Some.Instant);
        using var log = FileLogs.Open(folder, clock, options =>
        {
            options.Path = folder.File("logs/app.log");
            (options.Roller, options.Shared) = (roller, shared);
            options.FileCheckInterval = TimeSpan.FromDays(1);
        });
        log.Information("one");
        Directory.Move(folder.File("logs"), folder.File("aside"));
        folder.Write("logs", "in the way");

        for (var i = 0; i < 50; i++)
        {
            roller.Roll();
            clock.Advance(TimeSpan.FromMilliseconds(3));
        }
        Assert.That(said.Lines.Count(line => line.Contains("cannot roll", StringComparison.Ordinal)), Is.EqualTo(1));

        System.IO.File.Delete(folder.File("logs"));
        roller.Roll();
        log.Information("two");

        var followed = Directory.GetFiles(folder.File("logs"), "app*.log").Select(System.IO.File.ReadAllText);
        Assert.That(followed.Prepend(folder.Read("aside/app20261122.log")), Is.EqualTo(new[] { "one\n", "two\n" }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_roll_asked_for_in_vain_does_not_put_off_when_a_failed_roll_is_tried_again(bool shared)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var roller = new AcrilogFileRoller();
        var clock = new FakeClock(Some.Instant);
        using var log = FileLogs.Open(folder, clock, options =>
        {
            options.Path = folder.File("logs/app.log");
            (options.Roller, options.Shared) = (roller, shared);
            options.FileCheckInterval = TimeSpan.FromDays(1);
        });
        log.Information("one");
        Directory.Move(folder.File("logs"), folder.File("aside"));
        folder.Write("logs", "in the way");

        for (var i = 0; i < 99; i++)
        {
            roller.Roll();
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        System.IO.File.Delete(folder.File("logs"));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        log.Information("two");

        Assert.That(folder.Read("aside/app20261122.log"), Is.EqualTo("one\n"));
    }

    // What the second file of the expected listing is made of lies there before.
    static void Leave(TempFolder folder, string expected)
    {
        var name = expected.Contains("app.log", StringComparison.Ordinal) ? "app.log" : "app20261122.log";
        folder.Write(name, "before\n");
        System.IO.File.SetLastWriteTimeUtc(folder.File(name), Some.Instant.UtcDateTime);
    }

    static Serilog.Core.Logger Open(TempFolder folder, FileNaming naming, AcrilogFileRoller roller) =>
        FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.Naming = naming;
            options.Roller = roller;
        });
}
