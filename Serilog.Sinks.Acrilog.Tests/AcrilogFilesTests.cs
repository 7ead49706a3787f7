using Serilog.Core;
using Serilog.Sinks.Acrilog.Tests.FileSink;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

public sealed class AcrilogFilesTests
{
    [Test]
    public void Each_value_has_a_log_of_its_own_that_rolls_by_itself()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, options => options.FileSizeLimitBytes = 4))
        {
            Say(log, "a", "1");
            Say(log, "b", "2");
            Say(log, "a", "3");
            Say(log, "a", "4");
        }

        Assert.That(folder.Listing(), Is.EqualTo("a20261122.log:1|3| a20261122_001.log:4| b20261122.log:2|"));
    }

    [Test]
    public void Events_without_the_property_or_with_an_empty_one_go_to_the_default_key()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, defaultKey: "rest"))
        {
            log.Information("1");
            Say(log, "", "2");
            Say(log, null, "3");
            Say(log, "rest", "4");
        }

        Assert.That(folder.Listing(), Is.EqualTo("rest20261122.log:1|2|3|4|"));
    }

    [Test]
    public void Values_that_are_no_text_are_written_as_in_invariant_culture()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder))
        {
            Say(log, 7, "1");
            Say(log, 1.5, "2");
            Say(log, DayOfWeek.Friday, "3");
        }

        Assert.That(folder.Listing(), Is.EqualTo("1.520261122.log:2| 720261122.log:1| Friday20261122.log:3|"));
    }

    [Test]
    public void No_value_leads_out_of_the_folder()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, options => options.Path = folder.File("logs/{Key}/app.log")))
        {
            Say(log, "..", "1");
            Say(log, "../../outside", "2");
            Say(log, "/etc", "3");
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName), Is.EqualTo(["logs"]));
        Assert.That(Directory.GetDirectories(folder.File("logs")), Has.Length.EqualTo(3));
        Assert.That(Directory.GetFiles(folder.File("logs"), "app20261122.log", SearchOption.AllDirectories), Has.Length.EqualTo(3));
    }

    [Test]
    [Platform("Linux")]
    public void Beyond_the_number_of_open_files_the_least_recently_used_is_closed_and_opened_again()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, maxOpenFiles: 2))
        {
            Say(log, "a", "1");
            Say(log, "b", "2");
            Say(log, "a", "3");
            Assert.That(OpenFiles(folder), Is.EqualTo("a20261122.log b20261122.log"));
            Say(log, "c", "4");
            Assert.That(OpenFiles(folder), Is.EqualTo("a20261122.log c20261122.log"));
            Say(log, "b", "5");
            Assert.That(OpenFiles(folder), Is.EqualTo("b20261122.log c20261122.log"));
        }

        Assert.That(OpenFiles(folder), Is.Empty);
        Assert.That(folder.Listing(), Is.EqualTo("a20261122.log:1|3| b20261122.log:2|5| c20261122.log:4|"));
    }

    [Test]
    public void Threads_that_take_the_files_from_each_other_lose_nothing()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, maxOpenFiles: 2))
        {
            var threads = Enumerable.Range(0, 6).Select(t => new Thread(() =>
            {
                for (var i = 0; i < 200; i++) Say(log, $"k{(t + i) % 5}", $"{t} {i}");
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
        }

        var names = folder.Names();
        Assert.That(names, Is.EqualTo(Enumerable.Range(0, 5).Select(k => $"k{k}20261122.log")));
        Assert.That(names.SelectMany(name => folder.Read(name).Split('\n')[..^1]).Distinct().Count(), Is.EqualTo(6 * 200));
    }

    [Test]
    public void Retention_counts_the_files_of_each_value()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, options =>
        {
            options.FileSizeLimitBytes = 2;
            options.RetainedFileCountLimit = 2;
        }))
        {
            for (var i = 0; i < 4; i++)
            {
                Say(log, "a", $"{i}");
                if (i < 2) Say(log, "b", $"{i}");
            }
        }

        Assert.That(folder.NameList(), Is.EqualTo("a20261122_002.log a20261122_003.log b20261122.log b20261122_001.log"));
    }

    [Test]
    public void All_settings_of_a_file_hold_for_the_file_of_each_value()
    {
        var options = new AcrilogFileOptions { Path = "x", Shared = true, FileSizeLimitBytes = 7, RollEvery = 3 };

        var copy = options.With("y");

        Assert.That(copy.Path, Is.EqualTo("y"));
        foreach (var property in typeof(AcrilogFileOptions).GetProperties().Where(p => p.Name != "Path"))
            Assert.That(property.GetValue(copy), Is.EqualTo(property.GetValue(options)), property.Name);
    }

    static void Say(ILogger log, object? key, string text) => log.ForContext("Worker", key).Information("{Text:l}", text);

    static Logger Open(TempFolder folder, Action<AcrilogFileOptions>? configure = null, string defaultKey = "default", int maxOpenFiles = 100) =>
        new LoggerConfiguration().WriteTo.AcrilogFiles("Worker", options =>
        {
            options.Path = folder.File("{Key}.log");
            options.OutputTemplate = "{Message:lj}\n";
            options.TimeProvider = new FakeClock(Some.Instant);
            configure?.Invoke(options);
        }, defaultKey, maxOpenFiles).CreateLogger();

    static string OpenFiles(TempFolder folder) => string.Join(' ', Directory.GetFiles("/proc/self/fd")
        .Select(link => new FileInfo(link).LinkTarget ?? "").Where(target => target.StartsWith(folder.Path, StringComparison.Ordinal))
        .Select(Path.GetFileName).Distinct().Order(StringComparer.Ordinal));
}
