using Serilog.Core;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Two loggers onto one log, as two processes have them: all they share lies in the folder.</summary>
[NonParallelizable]
public sealed class SharedLogTests
{
    [Test]
    public void Two_logs_append_to_one_file_in_turn()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using (var one = Open(folder, clock))
        using (var two = Open(folder, clock))
        {
            one.Information("1");
            two.Information("2");
            one.Information("3");
        }

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:1|2|3|"));
    }

    [Test]
    public void The_size_limit_holds_for_all_together_and_who_did_not_roll_follows()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock, options => options.FileSizeLimitBytes = 8);
        using var two = Open(folder, clock, options => options.FileSizeLimitBytes = 8);

        one.Information("aaa");
        two.Information("bbb");
        one.Information("ccc");
        two.Information("d");

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:aaa|bbb| app20261122_001.log:ccc|d|"));
    }

    [Test]
    public void An_event_beyond_the_limit_has_a_file_of_its_own()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock, options => options.FileSizeLimitBytes = 5);
        using var two = Open(folder, clock, options => options.FileSizeLimitBytes = 5);

        one.Information("a");
        two.Information("far too long");
        one.Information("b");

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:a| app20261122_001.log:far too long| app20261122_002.log:b|"));
    }

    [Test]
    public void A_new_period_begins_one_file_for_all()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock);
        using var two = Open(folder, clock);
        one.Information("1");
        two.Information("2");

        clock.Advance(TimeSpan.FromDays(1));
        two.Information("3");
        one.Information("4");
        two.Information("5");

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:1|2| app20261123.log:3|4|5|"));
    }

    [Test]
    public void A_roll_is_counted_once_for_all()
    {
        using var folder = new TempFolder();
        using var metrics = new MetricsCapture();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock, options => options.FileSizeLimitBytes = 2);
        using var two = Open(folder, clock, options => options.FileSizeLimitBytes = 2);

        one.Information("1");
        two.Information("2");
        one.Information("3");

        Assert.That(metrics["acrilog.file.rolls{reason=size}"], Is.EqualTo(1));
        Assert.That(metrics["acrilog.file.events"], Is.EqualTo(3));
    }

    [Test]
    public void A_file_that_a_slow_process_still_has_open_is_not_deleted_under_it()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        void Limits(AcrilogFileOptions options)
        {
            options.FileSizeLimitBytes = 2;
            options.RetainedFileCountLimit = 1;
        }

        using var fast = Open(folder, clock, Limits);
        using var slow = Open(folder, clock, Limits);
        slow.Information("1");
        fast.Information("2");
        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:1| app20261122_001.log:2|"));

        clock.Advance(TimeSpan.FromSeconds(1));
        fast.Information("3");

        Assert.That(Listing(folder), Is.EqualTo("app20261122_002.log:3|"));
    }

    [Test]
    public void Files_that_another_process_made_are_counted_and_deleted_too()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock, Limits);
        using (var two = Open(folder, clock, Limits))
        {
            one.Information("1");
            for (var i = 2; i < 6; i++) two.Information("{Number}", i);
        }

        one.Information("6");
        one.Information("7");

        Assert.That(Listing(folder), Is.EqualTo("app20261122_005.log:6| app20261122_006.log:7|"));

        static void Limits(AcrilogFileOptions options)
        {
            options.FileSizeLimitBytes = 2;
            options.RetainedFileCountLimit = 2;
        }
    }

    [Test]
    public void A_file_deleted_by_someone_else_is_begun_again_within_a_second_by_all()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock);
        using var two = Open(folder, clock);
        one.Information("1");
        two.Information("2");

        System.IO.File.Delete(folder.File("app20261122.log"));
        clock.Advance(TimeSpan.FromSeconds(1));
        one.Information("3");
        two.Information("4");

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:3|4|"));
        Assert.That(said.Lines, Has.Some.Contains("moved, replaced or deleted"));
    }

    [Test]
    public void A_lock_file_deleted_by_someone_else_is_made_again_by_all()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var one = Open(folder, clock, options => options.FileSizeLimitBytes = 6);
        using var two = Open(folder, clock, options => options.FileSizeLimitBytes = 6);
        one.Information("1");
        two.Information("2");

        System.IO.File.Delete(folder.File("app.log.lock"));
        clock.Advance(TimeSpan.FromSeconds(1));
        two.Information("3");
        one.Information("4");

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:1|2|3| app20261122_001.log:4|"));
    }

    [Test]
    public void What_a_board_says_of_processes_long_gone_is_not_believed()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using (var before = Open(folder, clock, options => options.FileSizeLimitBytes = 6)) before.Information("12345");
        System.IO.File.Delete(folder.File("app20261122.log"));
        using (var after = Open(folder, clock, options => options.FileSizeLimitBytes = 6)) after.Information("6");

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:6|"));
    }

    [Test]
    public void A_lock_that_is_not_given_back_delays_the_roll_and_loses_nothing()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock, options => options.FileSizeLimitBytes = 2);
        log.Information("1");
        using (var stuck = new SharedBoard(folder.File("app.log.lock")))
        {
            Assert.That(stuck.TryLock(TimeSpan.Zero), Is.True);
            log.Information("2");
            log.Information("3");
        }

        clock.Advance(TimeSpan.FromMilliseconds(100));
        log.Information("4");

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:1|2|3| app20261122_001.log:4|"));
        Assert.That(said.Lines, Has.One.Contains("cannot roll"));
    }

    [Test]
    public void Files_that_nobody_has_open_are_compressed_once()
    {
        using var folder = new TempFolder();
        using var metrics = new MetricsCapture();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        using (var one = Open(folder, clock, Limits))
        using (var two = Open(folder, clock, Limits))
        {
            for (var i = 0; i < 4; i++)
            {
                one.Information("{Number}", i);
                two.Information("{Number}", i);
                clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        using (var last = Open(folder, clock, Limits)) last.Information("9");

        Assert.That(string.Join(' ', folder.Names().Where(name => !name.EndsWith(".lock", StringComparison.Ordinal))), Is.EqualTo(
            "app20261122.log.gz app20261122_001.log.gz app20261122_002.log.gz app20261122_003.log.gz app20261122_004.log"));
        Assert.That(metrics["acrilog.file.compressed"], Is.EqualTo(4));
        Assert.That(said.Lines, Is.Empty);

        static void Limits(AcrilogFileOptions options)
        {
            options.FileSizeLimitBytes = 4;
            options.Compression = FileCompression.GZip;
        }
    }

    [Test]
    public void A_roll_from_code_is_followed()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        var roller = new AcrilogFileRoller();
        using var one = Open(folder, clock, options => options.Roller = roller);
        using var two = Open(folder, clock);
        one.Information("1");
        two.Information("2");

        roller.Roll();
        two.Information("3");
        one.Information("4");

        Assert.That(Listing(folder), Is.EqualTo("app20261122.log:1|2| app20261122_001.log:3|4|"));
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
