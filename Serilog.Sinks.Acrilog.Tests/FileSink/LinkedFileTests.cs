using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
[Platform(Exclude = "Win", Reason = "Windows makes links for administrators only.")]
public sealed class LinkedFileTests
{
    [TestCase("app.log", "app")]
    [TestCase("current.txt", "current")]
    public void The_target_of_a_link_is_rolled_in_its_own_folder_and_the_link_stays(string name, string stem)
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("volume"));
        Directory.CreateDirectory(folder.File("logs"));
        folder.Write($"volume/{name}", "");
        Link(folder, "logs/app.log", $"../volume/{name}");
        var clock = new FakeClock(Some.Instant);
        using (var log = Open(folder, clock))
            foreach (var text in new[] { "one", "two", "six" })
            {
                log.Information(text);
                clock.Advance(TimeSpan.FromDays(1));
            }

        var extension = Path.GetExtension(name);
        string[] expected = [$"{name}:", $"{stem}20261122{extension}:one|", $"{stem}20261123{extension}:two|", $"{stem}20261124{extension}:six|"];
        Assert.That(Listing(folder, "volume").Split(' '), Is.EquivalentTo(expected));
        Assert.That(Directory.EnumerateFileSystemEntries(folder.File("logs")).Single(), Is.EqualTo(folder.File("logs/app.log")));
        Assert.That(new FileInfo(folder.File("logs/app.log")).LinkTarget, Is.EqualTo($"../volume/{name}"));
    }

    [Test]
    public void The_limits_are_those_of_the_targets_folder()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("volume"));
        Directory.CreateDirectory(folder.File("logs"));
        foreach (var place in new[] { "logs", "volume" }) folder.Write($"{place}/app20261120.log", "old\n");
        Link(folder, "logs/app.log", folder.File("volume/app.log"));

        using (var log = Open(folder, new FakeClock(Some.Instant), options => options.RetainedFileCountLimit = 1)) log.Information("one");

        Assert.That(Listing(folder, "volume"), Is.EqualTo("app.log:one|"));
        Assert.That(System.IO.File.Exists(folder.File("logs/app20261120.log")), Is.True);
    }

    [Test]
    public void A_link_that_leads_nowhere_yet_has_its_target_made_in_a_folder_that_is_there()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("logs"));
        Directory.CreateDirectory(folder.File("volume"));
        Link(folder, "logs/next", "../volume/app.log");
        Link(folder, "logs/app.log", "next");
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock);

        log.Information("one");
        clock.Advance(TimeSpan.FromDays(1));
        log.Information("two");

        Assert.That(Listing(folder, "volume"), Is.EqualTo("app.log:two| app20261122.log:one|"));
        Assert.That(new FileInfo(folder.File("logs/app.log")).LinkTarget, Is.EqualTo("next"));
    }

    [Test]
    public void A_link_into_a_folder_that_is_not_there_yet_has_the_events_wait_for_it()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Directory.CreateDirectory(folder.File("logs"));
        Link(folder, "logs/app.log", folder.File("volume/logs/app.log"));
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock);

        log.Information("one");
        Assert.That(Directory.Exists(folder.File("volume")), Is.False);
        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("events wait"));
        Directory.CreateDirectory(folder.File("volume/logs"));
        folder.Write("volume/logs/app20261122_004.log", "before");
        clock.Advance(TimeSpan.FromMilliseconds(100));
        clock.Advance(TimeSpan.FromDays(1));

        Assert.That(Listing(folder, "volume/logs"), Is.EqualTo("app.log: app20261122_004.log:before app20261122_005.log:one|"));
    }

    [Test]
    public void A_file_that_became_a_link_while_it_was_open_is_gone_on_with_until_the_next_start()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Directory.CreateDirectory(folder.File("logs"));
        Directory.CreateDirectory(folder.File("volume"));
        var clock = new FakeClock(Some.Instant);
        using (var log = Open(folder, clock))
        {
            log.Information("one");
            System.IO.File.Move(folder.File("logs/app.log"), folder.File("volume/app.log"));
            Link(folder, "logs/app.log", "../volume/app.log");
            clock.Advance(TimeSpan.FromDays(1));
            log.Information("two");
            clock.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.That(Listing(folder, "volume"), Is.EqualTo("app.log:one|two|"));
        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("link"));

        System.IO.File.SetLastWriteTimeUtc(folder.File("volume/app.log"), Some.Instant.UtcDateTime);
        using (var log = Open(folder, clock)) log.Information("three");

        Assert.That(Listing(folder, "volume"), Is.EqualTo("app.log:three| app20261122.log:one|two|"));
        Assert.That(new FileInfo(folder.File("logs/app.log")).LinkTarget, Is.EqualTo("../volume/app.log"));
    }

    [Test]
    public void Among_the_logs_of_several_values_each_follows_its_own_link()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("logs"));
        Directory.CreateDirectory(folder.File("volume"));
        folder.Write("volume/other20261122_004.log", "before");
        Link(folder, "logs/a-.log", "../volume/other.log");
        using (var log = new LoggerConfiguration().WriteTo.AcrilogFiles("Name", options =>
        {
            options.Path = folder.File("logs/{Key}-.log");
            options.OutputTemplate = "{Message:lj}\n";
            options.TimeProvider = new FakeClock(Some.Instant);
            options.Naming = FileNaming.Stable;
            options.FileSizeLimitBytes = 2;
        }).CreateLogger())
            foreach (var text in "123")
            {
                log.ForContext("Name", "a").Information("{Text:l}", $"{text}");
                log.ForContext("Name", "b").Information("{Text:l}", $"{text}");
            }

        Assert.That(Listing(folder, "volume"),
            Is.EqualTo("other.log:3| other20261122_004.log:before other20261122_005.log:1| other20261122_006.log:2|"));
        Assert.That(Listing(folder, "logs"), Is.EqualTo("a-.log:3| b-.log:3| b-20261122.log:1| b-20261122_001.log:2|"));
    }

    [Test]
    public void A_dated_file_that_is_a_link_is_neither_compressed_nor_deleted_when_it_ends()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("logs"));
        Directory.CreateDirectory(folder.File("volume"));
        Link(folder, "logs/app20261122.log", "../volume/today.log");
        var clock = new FakeClock(Some.Instant);
        using (var log = FileLogs.Open(folder, clock, options =>
        {
            options.Path = folder.File("logs/app.log");
            (options.Compression, options.RetainedFileCountLimit) = (FileCompression.GZip, 1);
        }))
        {
            log.Information("one");
            clock.Advance(TimeSpan.FromDays(1));
            log.Information("two");
        }

        Assert.That(Listing(folder, "logs"), Is.EqualTo("app20261122.log:one| app20261123.log:two|"));
        Assert.That(Listing(folder, "volume"), Is.EqualTo("today.log:one|"));
        Assert.That(new FileInfo(folder.File("logs/app20261122.log")).LinkTarget, Is.EqualTo("../volume/today.log"));
    }

    [TestCase(FileNaming.Dated, "app20261122.log", "today.log:one|two|")]
    [TestCase(FileNaming.Stable, "app.log", "today.log:one|two|")]
    public void Where_a_link_leads_counts_from_the_folder_that_has_it_and_not_from_a_link_to_that_folder(FileNaming naming, string name, string expected)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Directory.CreateDirectory(folder.File("disk/logs"));
        Directory.CreateDirectory(folder.File("disk/volume"));
        Link(folder, $"disk/logs/{name}", "../volume/today.log");
        Directory.CreateSymbolicLink(folder.File("logs"), "disk/logs");
        var clock = new FakeClock(Some.Instant);
        using (var log = Open(folder, clock, options => options.Naming = naming))
        {
            log.Information("one");
            clock.Advance(TimeSpan.FromSeconds(2));
            log.Information("two");
        }

        Assert.That(Listing(folder, "disk/volume"), Is.EqualTo(expected));
        Assert.That(said.Lines, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Beside_a_link_under_a_dated_name_whose_folder_is_not_there_the_log_takes_the_next_number(bool shared)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Directory.CreateDirectory(folder.File("logs"));
        Link(folder, "logs/app.log", "../volume/app.log");
        using (var log = Open(folder, new FakeClock(Some.Instant), options =>
        {
            (options.Naming, options.RollingInterval, options.Shared) = (FileNaming.Dated, RollingInterval.Infinite, shared);
        })) log.Information("one");

        Assert.That(folder.Read("logs/app_001.log"), Is.EqualTo("one\n"));
        Assert.That(new FileInfo(folder.File("logs/app.log")).LinkTarget, Is.EqualTo("../volume/app.log"));
        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("takes the next number"));
    }

    [Test]
    public void A_link_to_a_device_is_written_to_and_stays()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Directory.CreateDirectory(folder.File("logs"));
        Link(folder, "logs/app.log", "/dev/null");
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock);

        log.Information("one");
        clock.Advance(TimeSpan.FromDays(1));
        log.Information("two");

        Assert.That(Listing(folder, "logs"), Is.EqualTo("app.log:"));
        Assert.That(new FileInfo(folder.File("logs/app.log")).LinkTarget, Is.EqualTo("/dev/null"));
    }

    static void Link(TempFolder folder, string name, string target) => System.IO.File.CreateSymbolicLink(folder.File(name), target);

    static string Listing(TempFolder folder, string place) => string.Join(" ", Directory.EnumerateFiles(folder.File(place))
        .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).Select(name => $"{name}:{folder.Read($"{place}/{name}").ReplaceLineEndings("|")}"));

    static Serilog.Core.Logger Open(TempFolder folder, FakeClock clock, Action<AcrilogFileOptions>? configure = null) =>
        FileLogs.Open(folder, clock, options =>
        {
            options.Path = folder.File("logs/app.log");
            options.Naming = FileNaming.Stable;
            configure?.Invoke(options);
        });
}
