using Serilog.Core;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>What a shared log does when its files, or the one beside them, are not as it left them.</summary>
[NonParallelizable]
public sealed class SharedFaultTests
{
    [Test]
    public void A_lock_file_emptied_by_someone_else_is_written_again()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock, options => options.FileSizeLimitBytes = 6);
        using var two = Open(folder, clock, options => options.FileSizeLimitBytes = 6);
        one.Information("1");
        two.Information("2");

        using (var file = new FileStream(folder.File("app.log.lock"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(0);
        two.Information("3");
        one.Information("4");
        two.Information("5");

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:1|2|3| app20261122_001.log:4|5|"));
    }

    [Test]
    [Platform("Linux")]
    public void Events_wait_while_the_disk_has_no_room_for_the_lock_file()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Assume.That(Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.Path), Is.Zero, "only root may mount");
        try
        {
            var clock = new FakeClock(Some.Instant);
            folder.Write("ballast", new string('x', 64 * 1024));
            using var log = Open(folder, clock);

            Assert.That(() => log.Information("1"), Throws.Nothing);
            Assert.That(said.Lines, Has.Some.Contains("No space left"));
            System.IO.File.Delete(folder.File("ballast"));
            clock.Advance(TimeSpan.FromMilliseconds(100));

            Assert.That(Listing(folder), Is.EqualTo("app20261122.log:1|"));
        }
        finally
        {
            Run("umount", "-l", folder.Path);
        }
    }

    [Test]
    [MaxTime(20_000)]
    public void A_process_that_keeps_the_lock_holds_up_the_first_event_and_no_later_one()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock, options => options.FileSizeLimitBytes = 2);
        log.Information("0");
        using (var stuck = new SharedBoard(folder.File("app.log.lock")))
        {
            Assert.That(stuck.TryLock(TimeSpan.Zero), Is.True);
            for (var i = 1; i < 60; i++)
            {
                log.Information("{Number}", i);
                clock.Advance(TimeSpan.FromSeconds(31));
            }
        }

        Assert.That(folder.Read("app20261122.log").Split('\n')[..^1], Is.EqualTo(Enumerable.Range(0, 60).Select(i => $"{i}")));
        Assert.That(said.Lines, Has.One.Contains("cannot roll"));
    }

    [Test]
    public async Task A_log_that_is_closed_before_it_had_its_turn_waits_for_it_and_loses_nothing()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var log = Open(folder, new FakeClock(Some.Instant));
        Task closing;
        using (var busy = new SharedBoard(folder.File("app.log.lock")))
        {
            Assert.That(busy.TryLock(TimeSpan.Zero), Is.True);
            log.Information("1");
            closing = Task.Run(log.Dispose);
            await Task.WhenAny(closing, Task.Delay(TimeSpan.FromMilliseconds(200)));
        }

        await closing;

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:1|"));
    }

    [Test]
    [Platform("Linux")]
    public void A_file_that_may_not_be_written_to_is_passed_over()
    {
        // Not even an administrator may write to it.
        const string ReadOnly = "/sys/kernel/uevent_seqnum";
        Assume.That(System.IO.File.Exists(ReadOnly));
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        System.IO.File.CreateSymbolicLink(folder.File("app20261122.log"), ReadOnly);
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock);

        log.Information("1");

        Assert.That(folder.Read("app20261122_001.log"), Is.EqualTo("1\n"));
        Assert.That(said.Lines, Has.One.Contains("takes the next number"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows makes links for administrators only.")]
    public void A_link_that_leads_to_itself_is_passed_over_by_all_processes()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        System.IO.File.CreateSymbolicLink(folder.File("app20261122.log"), "app20261122.log");
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock);
        using var two = Open(folder, clock);

        one.Information("1");
        two.Information("2");
        one.Information("3");

        Assert.That(folder.Read("app20261122_001.log"), Is.EqualTo("1\n2\n3\n"));
        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("takes the next number"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows makes links for administrators only.")]
    public void A_link_that_leads_nowhere_yet_has_its_target_made()
    {
        using var folder = new TempFolder();
        using var elsewhere = new TempFolder();
        System.IO.File.CreateSymbolicLink(folder.File("app20261122.log"), elsewhere.File("target"));
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock);
        using var two = Open(folder, clock);

        one.Information("1");
        two.Information("2");

        Assert.That(elsewhere.Read("target"), Is.EqualTo("1\n2\n"));
    }

    [Test]
    [Platform("Linux")]
    public void Events_wait_while_the_disk_has_no_room_for_another_file_and_no_number_is_taken()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Assume.That(Run("mount", "-t", "tmpfs", "-o", "size=64k,nr_inodes=3", "tmpfs", folder.Path), Is.Zero, "only root may mount");
        try
        {
            var clock = new FakeClock(Some.Instant);
            folder.Write("app.log.lock", "");
            folder.Write("ballast", "");
            using var log = Open(folder, clock);

            log.Information("1");
            Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("No space left"));
            System.IO.File.Delete(folder.File("ballast"));
            clock.Advance(TimeSpan.FromMilliseconds(100));

            Assert.That(Listing(folder), Is.EqualTo("app20261122.log:1|"));
        }
        finally
        {
            Run("umount", "-l", folder.Path);
        }
    }

    [Test]
    [Platform(Exclude = "Win")]
    [TestCase(0b110_110_000, 0b110_110_000)]
    [TestCase(0b110_010_000, 0b110_110_000)]
    [TestCase(0b110_100_100, 0b110_000_000)]
    [TestCase(0b100_100_100, 0b110_000_000)]
    public void Only_who_may_write_the_log_may_use_its_lock_file(int mode, int expected)
    {
        using var folder = new TempFolder();
        using var log = Open(folder, new FakeClock(Some.Instant), options => options.UnixFileMode = (UnixFileMode)mode);
        log.Information("1");

        Assert.That((int)new FileInfo(folder.File("app.log.lock")).UnixFileMode, Is.EqualTo(expected));
    }

    [Test]
    [MaxTime(60_000)]
    public void A_process_that_starts_and_ends_while_another_keeps_the_lock_loses_nothing()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using var before = Open(folder, clock);
        before.Information("0");
        using (var stuck = new SharedBoard(folder.File("app.log.lock")))
        {
            Assert.That(stuck.TryLock(TimeSpan.Zero), Is.True);
            using var log = Open(folder, clock);
            for (var i = 1; i < 20; i++) log.Information("{Number}", i);
        }

        Assert.That(folder.Read("app20261122.log").Split('\n')[..^1], Is.EqualTo(Enumerable.Range(0, 20).Select(i => $"{i}")));
        Assert.That(said.Lines, Has.One.Contains("held its lock for too long"));
    }

    static int Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    static Logger Open(TempFolder folder, FakeClock clock, Action<AcrilogFileOptions>? configure = null) =>
        FileLogs.Open(folder, clock, options =>
        {
            options.Shared = true;
            configure?.Invoke(options);
        });

    static string Listing(TempFolder folder) => string.Join(' ', folder.Names().Where(name => !name.EndsWith(".lock", StringComparison.Ordinal))
        .Select(name => $"{name}:{folder.Read(name).ReplaceLineEndings("|")}"));
}
