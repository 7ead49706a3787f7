using System.Text;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

public sealed class ContinuationTests
{
    [Test]
    public void An_existing_file_of_the_period_is_continued_and_its_length_counts()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "from before\n");
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 16);

        log.Information("one");
        log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:from before|one| app20261122_001.log:two|"));
    }

    [Test]
    public void The_highest_number_of_the_period_is_continued()
    {
        using var folder = new TempFolder();
        folder.Write("app20261121_007.log", "yesterday\n");
        folder.Write("app20261122.log", "a\n");
        folder.Write("app20261122_002.log", "c\n");
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant));

        log.Information("d");

        Assert.That(folder.Listing(), Is.EqualTo("app20261121_007.log:yesterday| app20261122.log:a| app20261122_002.log:c|d|"));
    }

    [TestCase(RollingInterval.Infinite)]
    [TestCase(RollingInterval.Month)]
    [TestCase(RollingInterval.Day)]
    public void The_files_that_Serilog_Sinks_File_wrote_are_continued(RollingInterval interval)
    {
        using var folder = new TempFolder();
        using (var before = new LoggerConfiguration().WriteTo.File(folder.File("app.log"), outputTemplate: "{Message:lj}\n",
            formatProvider: null, rollingInterval: interval, rollOnFileSizeLimit: true, fileSizeLimitBytes: 8).CreateLogger())
        {
            before.Information("12345678");
            before.Information("new");
        }
        var names = folder.Names();

        // Serilog.Sinks.File asks the system's clock.
        using var log = FileLogs.Open(folder, TimeProvider.System, options => options.RollingInterval = interval);
        log.Information("ours");

        Assert.That(names, Has.Length.EqualTo(2));
        Assert.That(folder.Names(), Is.EqualTo(names));
        Assert.That(names.Select(folder.Read), Is.EquivalentTo((string[])["12345678\n", "new\nours\n"]));
    }

    [TestCase(false, "6F0A70C3A40A")]
    [TestCase(true, "EFBBBF6F0A70C3A40A")]
    public void A_byte_order_mark_is_at_the_start_of_new_files_only(bool mark, string expected)
    {
        using var folder = new TempFolder();
        foreach (var text in new[] { "o", "pä" })
        {
            using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Encoding = new UTF8Encoding(mark));
            log.Information(text);
        }

        Assert.That(Convert.ToHexString(System.IO.File.ReadAllBytes(folder.File("app20261122.log"))), Is.EqualTo(expected));
    }

    [Test]
    public void Text_is_in_the_encoding_asked_for()
    {
        using var folder = new TempFolder();
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Encoding = Encoding.Unicode))
            log.Information("grün 🌲");

        Assert.That(System.IO.File.ReadAllBytes(folder.File("app20261122.log")),
            Is.EqualTo(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("grün 🌲\n"))));
    }

    [Test]
    public void Without_an_event_there_is_neither_file_nor_folder()
    {
        using var folder = new TempFolder();

        FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Path = folder.File("logs/app.log")).Dispose();

        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
    }
}
