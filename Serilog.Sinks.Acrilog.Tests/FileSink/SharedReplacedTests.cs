using System.Text;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>A shared log whose file, or lock file, others move, replace or empty, as logrotate does.</summary>
[NonParallelizable]
public sealed class SharedReplacedTests
{
    const string Name = "app20261122.log";

    [Test]
    public void A_file_that_others_put_in_the_place_of_a_moved_one_has_all_later_events_of_all()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock);
        using var two = Open(folder, clock);
        one.Information("1");
        two.Information("2");

        System.IO.File.Move(folder.File(Name), folder.File("moved"));
        folder.Write(Name, "");
        System.IO.File.Delete(folder.File("moved"));
        clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 3; i < 9; i += 2)
        {
            one.Information("{Number}", i);
            two.Information("{Number}", i + 1);
        }

        Assert.That(Listing(folder), Is.EqualTo($"{Name}:3|4|5|6|7|8|"));
        Assert.That(said.Lines, Has.Some.Contains("moved, replaced or deleted"));
    }

    [Test]
    public void A_file_check_interval_of_zero_lets_not_one_event_go_to_a_replaced_file()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using var log = Open(folder, new FakeClock(Some.Instant), options => options.FileCheckInterval = TimeSpan.Zero);
        log.Information("1");

        System.IO.File.Move(folder.File(Name), folder.File("moved"));
        folder.Write(Name, "");
        log.Information("2");

        Assert.That(Listing(folder), Is.EqualTo($"{Name}:2| moved:1|"));
    }

    [Test]
    public void Who_notices_a_replaced_file_first_has_the_others_follow_at_once()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using var quick = Open(folder, clock, options => options.FileCheckInterval = TimeSpan.Zero);
        using var slow = Open(folder, clock, options => options.FileCheckInterval = TimeSpan.FromDays(1));
        quick.Information("1");
        slow.Information("2");

        System.IO.File.Move(folder.File(Name), folder.File("moved"));
        folder.Write(Name, "");
        quick.Information("3");
        slow.Information("4");

        Assert.That(Listing(folder), Is.EqualTo($"{Name}:3|4| moved:1|2|"));
    }

    [Test]
    public void A_lock_file_that_others_replaced_is_the_lock_of_all_within_a_second()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock, options => options.FileSizeLimitBytes = 6);
        using var two = Open(folder, clock, options => options.FileSizeLimitBytes = 6);
        one.Information("1");
        two.Information("2");

        System.IO.File.Move(folder.File("app.log.lock"), folder.File("old.lock"));
        folder.Write("app.log.lock", "");
        clock.Advance(TimeSpan.FromSeconds(1));
        two.Information("3");
        one.Information("4");
        two.Information("5");

        Assert.That(Listing(folder), Is.EqualTo($"{Name}:1|2|3| app20261122_001.log:4|5|"));
        Assert.That(new FileInfo(folder.File("app.log.lock")).Length, Is.Positive);
    }

    [Test]
    [Platform("Linux", Reason = "On Windows nobody else may cut the file.")]
    public void A_file_that_others_empty_begins_again_with_its_mark_and_without_a_hole()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock, options => options.Encoding = Encoding.Unicode);
        using var two = Open(folder, clock, options => options.Encoding = Encoding.Unicode);
        one.Information("1");
        two.Information("2");

        using (var file = System.IO.File.Open(folder.File(Name), FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(0);
        two.Information("3");
        one.Information("4");

        Assert.That(System.IO.File.ReadAllBytes(folder.File(Name)), Is.EqualTo((byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("3\n4\n")]));
        Assert.That(said.Lines, Has.Some.Contains("cut"));
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
