using Serilog.Core;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>What the logs of many keys know of the files in the one folder that they lie in.</summary>
public sealed class KeyedFolderTests
{
    [Test]
    public void The_folder_is_read_once_however_often_a_key_comes_back()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder))
        {
            Say(log, "a", "1");
            folder.Write("a20261122_007.log", "of others\n");
            folder.Write("b20261122_007.log", "of others\n");
            foreach (var i in new[] { 2, 3, 4 })
            {
                Say(log, "b", $"{i}");
                Say(log, "a", $"{i}");
            }
        }

        Assert.That(folder.Listing(), Is.EqualTo(
            "a20261122.log:1|2|3|4| a20261122_007.log:of others| b20261122.log:2|3|4| b20261122_007.log:of others|"));
    }

    [Test]
    public void A_key_goes_on_with_what_it_had_before_whichever_key_came_first()
    {
        using var folder = new TempFolder();
        folder.Write("120261122.log", "old\n");
        folder.Write("1220261122_002.log", "old\n");
        folder.Write("12320261122_004.log.gz", "");
        using (var log = Open(folder))
            foreach (var key in new[] { "1", "12", "123" }) Say(log, key, "new");

        Assert.That(folder.Listing(), Is.EqualTo(
            "120261122.log:old|new| 1220261122_002.log:old|new| 12320261122_004.log.gz: 12320261122_005.log:new|"));
    }

    [Test]
    public void Each_key_deletes_what_it_no_longer_keeps_and_nothing_of_another()
    {
        using var folder = new TempFolder();
        foreach (var key in new[] { "a", "ab", "a1" })
            for (var day = 18; day < 22; day++) folder.Write($"{key}202611{day}.log", "old\n");
        folder.Write("a-20261118.log", "foreign");
        using (var log = Open(folder, options => options.RetainedFileCountLimit = 2))
            for (var i = 0; i < 3; i++)
            {
                Say(log, "a", "new");
                Say(log, "ab", "new");
            }

        Assert.That(folder.NameList(), Is.EqualTo("a-20261118.log a120261118.log a120261119.log a120261120.log a120261121.log "
            + "a20261121.log a20261122.log ab20261121.log ab20261122.log"));
    }

    [Test]
    public void A_file_that_a_key_left_when_it_was_closed_is_kept_and_compressed_as_any_other_when_it_comes_back()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using (var log = Open(folder, options =>
        {
            options.TimeProvider = clock;
            options.Compression = FileCompression.GZip;
            options.RetainedFileCountLimit = 3;
        }))
        {
            for (var day = 0; day < 4; day++)
            {
                Say(log, "a", "1");
                Say(log, "b", "1");
                clock.Advance(TimeSpan.FromDays(1));
            }
        }

        Assert.That(folder.NameList(), Is.EqualTo(
            "a20261123.log.gz a20261124.log.gz a20261125.log b20261123.log.gz b20261124.log.gz b20261125.log"));
    }

    [Test]
    public void What_an_interrupted_compression_left_is_cleaned_up_when_its_key_comes()
    {
        using var folder = new TempFolder();
        folder.Write("a20261121.log", "old\n");
        folder.Write("a20261121.log.gz.tmp", "half");
        folder.Write("b20261121.log.gz.tmp", "half");
        using (var log = Open(folder, options => options.Compression = FileCompression.GZip)) Say(log, "a", "new");

        Assert.That(folder.NameList(), Is.EqualTo("a20261121.log.gz a20261122.log b20261121.log.gz.tmp"));
    }

    [Test]
    public void What_others_deleted_meanwhile_is_not_looked_for_again_and_not_counted()
    {
        using var folder = new TempFolder();
        for (var day = 18; day < 22; day++) folder.Write($"a202611{day}.log", "old\n");
        using (var log = Open(folder, options => options.RetainedFileCountLimit = 3))
        {
            Say(log, "b", "1");
            System.IO.File.Delete(folder.File("a20261120.log"));
            Say(log, "a", "1");
        }

        Assert.That(folder.NameList(), Is.EqualTo("a20261119.log a20261121.log a20261122.log b20261122.log"));
    }

    [TestCase("{Key}.")]
    [TestCase("x.{Key}")]
    [TestCase("{Key}/app.log")]
    [TestCase("{Key}-{Key}.log")]
    [TestCase("{Key}")]
    public void Wherever_the_key_stands_its_files_are_counted(string path)
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, options =>
        {
            options.Path = folder.File(path);
            options.RetainedFileCountLimit = 2;
            options.FileSizeLimitBytes = 4;
        }))
            for (var i = 0; i < 8; i++)
            {
                Say(log, "a", $"{i}");
                Say(log, "1.5", $"{i}");
            }

        Assert.That(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(System.IO.File.ReadAllText).Order(StringComparer.Ordinal),
            Is.EqualTo(["4\n5\n", "4\n5\n", "6\n7\n", "6\n7\n"]));
    }

    static void Say(Logger log, string key, string text) => log.ForContext("Key", key).Information("{Text:l}", text);

    static Logger Open(TempFolder folder, Action<AcrilogFileOptions>? configure = null) =>
        new LoggerConfiguration().WriteTo.AcrilogFiles("Key", options =>
        {
            options.Path = folder.File("{Key}.log");
            options.OutputTemplate = "{Message:lj}\n";
            options.TimeProvider = new FakeClock(Some.Instant);
            configure?.Invoke(options);
        }, maxOpenFiles: 1).CreateLogger();
}
