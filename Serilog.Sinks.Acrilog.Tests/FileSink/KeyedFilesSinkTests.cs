using Serilog.Core;
using Serilog.Debugging;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>What happens to the logs of keys when they are closed for others, and opened again.</summary>
[NonParallelizable]
public sealed class KeyedFilesSinkTests
{
    [Test]
    public void A_log_whose_events_wait_for_the_disk_is_not_closed_for_another()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using (var log = Open(folder, options => (options.TimeProvider, options.Disk) = (clock, disk)))
        {
            Say(log, "a", "0");
            disk.FailAll(DiskOperation.Write);
            for (var i = 1; i < 7; i++) Say(log, i % 2 == 0 ? "a" : "b", $"{i}");
            Say(log, "c", "7");
            disk.Heal();
            clock.Advance(TimeSpan.FromSeconds(1));
            Say(log, "a", "8");
        }

        Assert.That(folder.Listing(), Is.EqualTo("a20261122.log:0|2|4|6|8| b20261122.log:1|3|5| c20261122.log:7|"));
        Assert.That(said.Lines, Has.None.Contains("lost"));
    }

    [Test]
    public void Once_the_disk_has_room_again_no_more_are_open_than_may_be()
    {
        Assume.That(OperatingSystem.IsLinux());
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = Open(folder, options => (options.TimeProvider, options.Disk) = (clock, disk));
        disk.FailAll(DiskOperation.Write);
        foreach (var key in new[] { "a", "b", "c" }) Say(log, key, "1");
        disk.Heal();
        clock.Advance(TimeSpan.FromSeconds(1));

        Say(log, "c", "2");

        Assert.That(Directory.GetFiles("/proc/self/fd").Select(link => new FileInfo(link).LinkTarget)
            .Count(target => target?.StartsWith(folder.Path, StringComparison.Ordinal) == true), Is.EqualTo(1));
    }

    [Test]
    public void Work_behind_a_log_that_is_closed_holds_up_no_other_and_is_done()
    {
        using var folder = new TempFolder();
        var disk = new SlowDisk();
        folder.Write("a20261121.log", "old\n");
        using (var log = Open(folder, options => (options.Disk, options.Compression) = (disk, FileCompression.GZip)))
        {
            Say(log, "a", "1");
            Assert.That(disk.Reading.WaitOne(TimeSpan.FromSeconds(10)), Is.True);
            Say(log, "b", "2");
            Say(log, "a", "3");
            disk.GoOn.Set();
        }

        Assert.That(folder.NameList(), Is.EqualTo("a20261121.log.gz a20261122.log b20261122.log"));
        Assert.That(folder.Read("a20261122.log"), Is.EqualTo("1\n3\n"));
    }

    [Test]
    public void What_is_reported_may_be_logged_to_the_same_logs()
    {
        using var folder = new TempFolder();
        var disk = new FaultyDisk();
        Logger? log = null;
        var reports = new List<string>();
        SelfLog.Enable(report =>
        {
            reports.Add(report);
            if (reports.Count < 20) Say(log!, $"{(char)('b' + (reports.Count % 3))}", "report");
        });
        try
        {
            log = Open(folder, options => options.Disk = disk);
            Say(log, "a", "1");
            disk.FailAll(DiskOperation.Write);
            foreach (var key in new[] { "a", "b", "c" }) Say(log, key, "2");
            Assert.That(log.Dispose, Throws.Nothing);
        }
        finally
        {
            SelfLog.Disable();
        }

        Assert.That(reports, Has.Some.Contains("lost").And.None.Contains("xception while emitting"));
    }

    [Test]
    public void A_key_that_comes_back_does_not_start_again()
    {
        using var folder = new TempFolder();
        folder.Write("a20261122.log", "before\n");
        using (var log = Open(folder, options => options.RollOnStartup = true))
            for (var i = 0; i < 6; i++) Say(log, i % 2 == 0 ? "a" : "b", $"{i}");

        Assert.That(folder.Listing(), Is.EqualTo("a20261122.log:before| a20261122_001.log:0|2|4| b20261122.log:1|3|5|"));
    }

    [Test]
    public void A_roll_from_code_reaches_the_logs_that_are_closed_at_that_time()
    {
        using var folder = new TempFolder();
        var roller = new AcrilogFileRoller();
        using (var log = Open(folder, options => options.Roller = roller))
        {
            Say(log, "a", "1");
            Say(log, "b", "2");
            roller.Roll();
            Say(log, "b", "3");
            Say(log, "a", "4");
            Say(log, "b", "5");
            Say(log, "a", "6");
        }

        Assert.That(folder.Listing(), Is.EqualTo("a20261122.log:1| a20261122_001.log:4|6| b20261122.log:2| b20261122_001.log:3|5|"));
    }

    [TestCase(FileNaming.Dated, "b20261122_001.log")]
    [TestCase(FileNaming.Stable, "b20261122_001.log")]
    public void A_key_whose_file_is_a_folder_takes_the_next_number(FileNaming naming, string expected)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Directory.CreateDirectory(folder.File("b.log"));
        Directory.CreateDirectory(folder.File("b20261122.log"));
        using (var log = Open(folder, options => options.Naming = naming)) Say(log, "b", "1");

        Assert.That(folder.Read(expected), Is.EqualTo("1\n"));
    }

    static void Say(Logger log, string key, string text) => log.ForContext("Key", key).Information("{Text:l}", text);

    static Logger Open(TempFolder folder, Action<AcrilogFileOptions> configure) =>
        new LoggerConfiguration().WriteTo.AcrilogFiles("Key", options =>
        {
            options.Path = folder.File("{Key}.log");
            options.OutputTemplate = "{Message:lj}\n";
            options.TimeProvider = new FakeClock(Some.Instant);
            configure(options);
        }, maxOpenFiles: 1).CreateLogger();
}
