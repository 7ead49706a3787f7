using System.Diagnostics;
using System.Security.Cryptography;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>A compression that failed is tried again while the log goes on.</summary>
[NonParallelizable]
public sealed class CompressionRetryTests
{
    const string Waiting = "app20261122.log app20261123.log";
    const string Done = "app20261122.log.gz app20261123.log";

    [TestCase(false)]
    [TestCase(true)]
    public void A_compression_that_failed_is_tried_again_after_a_while_and_told_once(bool shared)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        disk.FailAll(DiskOperation.Move);
        using var log = Open(folder, clock, disk, shared);
        log.Information("one");
        clock.Advance(TimeSpan.FromDays(1));
        log.Information("two");
        Assert.That(() => said.Lines, Has.One.Contains("ould not compress").After(10_000, 5));
        Assert.That(() => Names(folder), Is.EqualTo(Waiting).After(10_000, 5));

        for (var i = 0; i < 10; i++) clock.Advance(TimeSpan.FromMinutes(10));
        disk.Heal();
        Assert.That(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            return Names(folder);
        }, Is.EqualTo(Done).After(10_000, 50));

        Assert.That(said.Lines, Has.One.Contains("ould not compress").And.One.Contains("compressed again"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_compression_that_failed_is_tried_again_at_the_next_roll(bool shared)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        disk.FailAll(DiskOperation.Move);
        var roller = new AcrilogFileRoller();
        using var log = Open(folder, clock, disk, shared, roller);
        log.Information("one");
        roller.Roll();
        log.Information("two");
        Assert.That(() => said.Lines, Has.One.Contains("ould not compress").After(10_000, 5));

        disk.Heal();
        roller.Roll();
        log.Information("three");

        Assert.That(() => Names(folder), Does.StartWith("app20261122.log.gz").After(10_000, 5));
    }

    [Test]
    public void A_compressed_form_that_holds_something_else_is_told_once_and_not_tried_again()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        folder.Write("app20261120.log", "all of it\n");
        folder.Write("app20261120.log.gz", "something else");
        using (var log = Open(folder, clock, disk, shared: false))
        {
            log.Information("one");
            for (var i = 0; i < 10; i++) clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.That(said.Lines, Has.One.Contains("compress"));
    }

    [Test]
    [Platform("Linux")]
    public void A_compression_that_met_a_full_disk_leaves_nothing_there_and_is_done_once_there_is_room()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Assume.That(Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder.Path), Is.Zero, "only root may mount");
        try
        {
            var clock = new FakeClock(Some.Instant);
            folder.Write("app20261120.log", Convert.ToBase64String(RandomNumberGenerator.GetBytes(75 * 1024)) + "\n");
            folder.Write("ballast", new string('x', 132 * 1024));
            using var log = Open(folder, clock, new FaultyDisk(), shared: false);
            log.Information("one");
            Assert.That(() => said.Lines, Has.One.Contains("ould not compress").After(10_000, 5));
            Assert.That(folder.NameList(), Is.EqualTo("app20261120.log app20261122.log ballast"));

            System.IO.File.Delete(folder.File("ballast"));
            clock.Advance(TimeSpan.FromMinutes(10));

            Assert.That(folder.NameList, FileLogs.Becomes("app20261120.log.gz app20261122.log"));
        }
        finally
        {
            Run("umount", "-l", folder.Path);
        }
    }

    static Serilog.Core.Logger Open(TempFolder folder, FakeClock clock, FaultyDisk disk, bool shared, AcrilogFileRoller? roller = null) =>
        FileLogs.Open(folder, clock, options =>
        {
            (options.Disk, options.Shared, options.Roller) = (disk, shared, roller);
            options.Compression = FileCompression.GZip;
        });

    static string Names(TempFolder folder) =>
        string.Join(' ', folder.Names().Where(name => !name.EndsWith(".lock", StringComparison.Ordinal)));

    static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
