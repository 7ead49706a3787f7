using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
[Platform("Linux")]
public sealed class UnrenamableFileTests
{
    [TestCase("size", 2)]
    [TestCase("time", 2)]
    [TestCase("startup", 1)]
    [TestCase("demand", 2)]
    public void A_file_mounted_by_itself_takes_all_events_and_nothing_appears_beside_it(string roll, int reports)
    {
        using var outside = new TempFolder();
        using var disk = new SmallDisk();
        using var said = new SelfLogCapture();
        outside.Write("app.log", "");
        disk.MountOver("app.log", outside.File("app.log"));
        var (clock, roller) = (new FakeClock(Some.Instant), new AcrilogFileRoller());

        foreach (var run in Enumerable.Range(0, 2))
        {
            using var log = Open(disk.Folder, clock, options =>
            {
                options.Roller = roller;
                options.RollOnStartup = roll == "startup";
                options.FileSizeLimitBytes = roll == "size" ? 3 : null;
            });
            System.IO.File.SetLastWriteTimeUtc(outside.File("app.log"), clock.GetUtcNow().UtcDateTime);
            foreach (var number in Enumerable.Range(0, 3))
            {
                log.Information("{Run}{Number}", run, number);
                if (roll == "demand") roller.Roll();
                clock.Advance(roll == "time" ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(31));
            }
        }

        Assert.That(disk.Folder.Listing(), Is.EqualTo("app.log:00|01|02|10|11|12|"));
        Assert.That(said.Lines, Has.Count.EqualTo(reports).And.All.Contains("cannot roll"));
    }

    [Test]
    public void A_file_that_may_only_be_appended_to_takes_all_events_and_is_rolled_once_it_may_be_renamed()
    {
        using var disk = new SmallDisk();
        using var said = new SelfLogCapture();
        var (folder, clock) = (disk.Folder, new FakeClock(Some.Instant));
        using var log = Open(folder, clock, options => options.FileSizeLimitBytes = 2);
        log.Information("a");
        Assume.That(SystemCommand.Run("chattr", "+a", folder.File("app.log")), Is.Zero, "the file system knows no such attribute");

        foreach (var text in "bcd")
        {
            log.Information("{Text:l}", $"{text}");
            clock.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.That(folder.Listing(), Is.EqualTo("app.log:a|b|c|d|"));
        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("cannot roll"));

        SystemCommand.Run("chattr", "-a", folder.File("app.log"));
        clock.Advance(TimeSpan.FromSeconds(31));
        log.Information("e");

        Assert.That(folder.Listing(), Is.EqualTo("app.log:e| app20261122.log:a|b|c|d|"));
    }

    [Test]
    public async Task A_file_of_another_user_in_a_folder_for_all_takes_all_events_and_gets_no_second_name()
    {
        using var disk = new SmallDisk();
        using var processes = new WorkerProcesses();
        var folder = disk.Folder;
        folder.Write("app.log", "");
        Assume.That(SystemCommand.Run("chmod", "1777", folder.Path), Is.Zero);
        Assume.That(SystemCommand.Run("chmod", "666", folder.File("app.log")), Is.Zero);

        var process = processes.Keep(System.Diagnostics.Process.Start(
            FileProgram.StartInfoAsNobody(folder.File("app.log"), FileNaming.Stable, limitBytes: 2, count: 5))!);
        var said = await process.StandardError.ReadToEndAsync().WaitAsync(WorkerProcesses.Patience);
        await WorkerProcesses.EndOf(process);

        Assert.That(folder.Listing(), Is.EqualTo("app.log:0|1|2|3|4|"));
        Assert.That(said.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1).And.One.Contains("cannot roll"));
    }

    [Test]
    public void A_roll_that_fails_at_the_start_is_tried_again_although_nothing_is_logged()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        folder.Write("app.log", "before\n");
        System.IO.File.SetLastWriteTimeUtc(folder.File("app.log"), Some.Instant.AddDays(-1).UtcDateTime);
        disk.FailAll(DiskOperation.Move);
        using var log = Open(folder, clock, options => options.Disk = disk);
        log.Information("new");

        disk.Heal();
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.That(folder.Listing(), Is.EqualTo("app.log: app20261121.log:before|new|"));
    }

    [TestCase(FileNaming.Dated)]
    [TestCase(FileNaming.Stable)]
    public void A_disk_that_says_of_every_number_that_it_is_taken_holds_up_no_event(FileNaming naming)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var disk = new TakenDisk();
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => (options.Naming, options.FileSizeLimitBytes, options.Disk) = (naming, 2, disk)))
        {
            log.Information("a");
            log.Information("b");
        }

        // Each event, and the closing, may have one try.
        Assert.That(disk.Asked, Is.LessThanOrEqualTo(10_000));
        Assert.That(folder.Listing(), Is.EqualTo(naming == FileNaming.Stable ? "app.log:a|b|" : ""));
    }

    [Test]
    public void Numbers_that_others_took_by_the_thousand_are_passed_over_in_several_tries()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock);
        log.Information("one");
        folder.Write("app20261122.log", "");
        foreach (var number in Enumerable.Range(1, 2_499)) folder.Write($"app20261122_{number:000}.log", "");

        clock.Advance(TimeSpan.FromDays(1));
        for (var tries = 0; tries < 5; tries++) clock.Advance(TimeSpan.FromSeconds(31));

        Assert.That(folder.Read("app20261122_2500.log"), Is.EqualTo("one\n"));
        Assert.That(folder.Read("app.log"), Is.Empty);
    }

    [Test]
    public void A_link_that_leads_nowhere_at_the_next_name_is_passed_over()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock);
        log.Information("one");
        System.IO.File.CreateSymbolicLink(folder.File("app20261122.log"), folder.File("nowhere"));

        clock.Advance(TimeSpan.FromDays(1));

        Assert.That(folder.Read("app20261122_001.log"), Is.EqualTo("one\n"));
        Assert.That(System.IO.File.Exists(folder.File("nowhere")), Is.False);
    }

    static Serilog.Core.Logger Open(TempFolder folder, FakeClock clock, Action<AcrilogFileOptions>? configure = null) =>
        FileLogs.Open(folder, clock, options =>
        {
            options.Naming = FileNaming.Stable;
            configure?.Invoke(options);
        });
}
