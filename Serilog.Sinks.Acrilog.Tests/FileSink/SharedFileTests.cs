using System.Text;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>What the files of a shared log hold, and what settings they may have.</summary>
[NonParallelizable]
public sealed class SharedFileTests
{
    [Test]
    public void A_byte_order_mark_begins_each_file_once()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using (var one = Open(folder, clock, options => options.Encoding = Encoding.BigEndianUnicode))
        using (var two = Open(folder, clock, options => options.Encoding = Encoding.BigEndianUnicode))
        {
            one.Information("1");
            two.Information("2");
        }

        Assert.That(System.IO.File.ReadAllBytes(folder.File("app20261122.log")),
            Is.EqualTo((byte[])[.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("1\n2\n")]));
    }

    [Test]
    public void A_line_that_a_crash_left_open_is_finished_if_nobody_else_is_at_it()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "torn");
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock);
        using var two = Open(folder, clock);

        one.Information("1");
        two.Information("2");

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:torn|1|2|"));
    }

    [Test]
    [Platform("Linux")]
    public void A_full_disk_is_said_and_does_not_reach_the_application()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        System.IO.File.CreateSymbolicLink(folder.File("app20261122.log"), "/dev/full");
        using var log = Open(folder, new FakeClock(Some.Instant));

        Assert.That(() => log.Information("lost"), Throws.Nothing);
        Assert.That(said.Lines, Has.Some.Contains("No space left"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void An_empty_file_that_others_made_gets_the_mode_configured()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        const string Name = "app20261122.log";
        Make();
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock, options => options.UnixFileMode = (UnixFileMode)0b110_000_000);

        log.Information("1");
        Assert.That(Mode(), Is.EqualTo(0b110_000_000), "at the start");
        System.IO.File.Delete(folder.File(Name));
        Make();
        clock.Advance(TimeSpan.FromSeconds(1));
        log.Information("2");

        Assert.That(Mode(), Is.EqualTo(0b110_000_000), "in the place of another");
        Assert.That(Listing(folder), Is.EqualTo($"{Name}:2|"));

        void Make()
        {
            folder.Write(Name, "");
            SystemCommand.Run("chmod", "644", folder.File(Name));
        }

        int Mode() => (int)new FileInfo(folder.File(Name)).UnixFileMode;
    }

    [TestCase(true)]
    [TestCase(false)]
    [Platform("Linux")]
    public void A_device_that_the_log_is_linked_to_keeps_its_mode(bool shared)
    {
        using var folder = new TempFolder();
        Assume.That(SystemCommand.Run("mknod", "-m", "666", folder.File("device"), "c", "1", "3"), Is.Zero, "only root may make a device");
        System.IO.File.CreateSymbolicLink(folder.File("app20261122.log"), "device");
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => (options.Shared, options.UnixFileMode) = (shared, (UnixFileMode)0b110_000_000));

        log.Information("1");

        Assert.That((int)new FileInfo(folder.File("device")).UnixFileMode, Is.EqualTo(0b110_110_110));
    }

    [TestCase("buffered")]
    [TestCase("hooks")]
    [TestCase("naming")]
    [TestCase("rollOnStartup")]
    public void What_cannot_be_shared_is_refused(string setting)
    {
        using var folder = new TempFolder();

        Assert.That(() => Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.Buffered = setting == "buffered";
            options.Hooks = setting == "hooks" ? new NoHooks() : null;
            options.Naming = setting == "naming" ? FileNaming.Stable : FileNaming.Dated;
            options.RollOnStartup = setting == "rollOnStartup";
        }), Throws.ArgumentException.With.Message.Contains("shared is True").And.Message.Contains(setting).And.Message.Contains("must be"));
    }

    sealed class NoHooks : Serilog.Sinks.File.FileLifecycleHooks;

    static Logger Open(TempFolder folder, FakeClock clock, Action<AcrilogFileOptions>? configure = null) =>
        FileLogs.Open(folder, clock, options =>
        {
            options.Shared = true;
            configure?.Invoke(options);
        });

    static string Listing(TempFolder folder) => string.Join(' ', folder.Names().Where(name => !name.EndsWith(".lock", StringComparison.Ordinal))
        .Select(name => $"{name}:{folder.Read(name).ReplaceLineEndings("|")}"));
}
