using System.IO.Compression;
using System.Text;
using Serilog.Sinks.Acrilog.Tests.Support;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class CompressionTests
{
    [TestCase(FileNaming.Dated, "app20261122.log.gz app20261122_001.log")]
    [TestCase(FileNaming.Stable, "app.log app20261122.log.gz")]
    public void A_file_that_ended_is_compressed_and_its_source_deleted(FileNaming naming, string names)
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, options => (options.Naming, options.FileSizeLimitBytes) = (naming, 1)))
        {
            log.Information("one");
            log.Information("two");
        }

        Assert.That(folder.NameList(), Is.EqualTo(names));
        Assert.That(Unzipped(folder, "app20261122.log.gz"), Is.EqualTo("one\n"));
    }

    [Test]
    public void Compressed_files_count_in_retention()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, options => (options.FileSizeLimitBytes, options.RetainedFileCountLimit) = (1, 3)))
            foreach (var text in new[] { "one", "two", "three", "four", "five" }) log.Information(text);

        Assert.That(folder.NameList(), Is.EqualTo("app20261122_002.log.gz app20261122_003.log.gz app20261122_004.log"));
    }

    [Test]
    public void Logging_does_not_wait_for_the_work_behind_it_from_the_first_event_on()
    {
        using var folder = new TempFolder();
        using var released = new ManualResetEventSlim();
        folder.Write("app20261120.log", "old\n");
        var disk = new FaultyDisk { Deleting = (_, _) => released.Wait() };

        using (var log = Open(folder, options => (options.Disk, options.FileSizeLimitBytes) = (disk, 1)))
        {
            log.Information("one");
            log.Information("two");
            Assert.That(folder.Read("app20261122_001.log"), Is.EqualTo("two\n"));
            released.Set();
        }

        Assert.That(folder.NameList(), Is.EqualTo("app20261120.log.gz app20261122.log.gz app20261122_001.log"));
    }

    [Test]
    public void A_log_that_rolls_faster_than_files_are_compressed_loses_none()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, options => (options.FileSizeLimitBytes, options.RetainedFileCountLimit) = (1, null)))
            for (var i = 0; i < 200; i++) log.Information("{Number}", i);

        var texts = folder.Names().Select(name => name.EndsWith(".gz", StringComparison.Ordinal) ? Unzipped(folder, name) : folder.Read(name));
        Assert.That(string.Concat(texts), Is.EqualTo(string.Concat(Enumerable.Range(0, 200).Select(i => $"{i}\n"))));
        Assert.That(folder.Names().Count(name => name.EndsWith(".gz", StringComparison.Ordinal)), Is.EqualTo(199));
    }

    [Test]
    public void What_a_killed_process_left_is_finished_or_cleaned_at_the_next_start()
    {
        using var folder = new TempFolder();
        folder.Write("app20261118.log", "never begun\n");
        folder.Write("app20261119.log", "half way\n");
        folder.Write("app20261119.log.gz.tmp", "half");
        folder.Write("app20261120.log", "done but for the deletion\n");
        Zip(folder, "app20261120.log.gz", "done but for the deletion\n");
        folder.Write("other20261119.log.gz.tmp", "not ours");

        using (var log = Open(folder)) log.Information("new");

        Assert.That(folder.NameList(), Is.EqualTo("app20261118.log.gz app20261119.log.gz app20261120.log.gz app20261122.log other20261119.log.gz.tmp"));
        Assert.That(Unzipped(folder, "app20261119.log.gz"), Is.EqualTo("half way\n"));
    }

    [TestCase("part")]
    [TestCase("all of xx\n")]
    public void A_compressed_form_that_holds_something_else_is_left_beside_its_source(string other)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        folder.Write("app20261120.log", "all of it\n");
        Zip(folder, "app20261120.log.gz", other);

        using (var log = Open(folder)) log.Information("new");

        Assert.That(folder.NameList(), Is.EqualTo("app20261120.log app20261120.log.gz app20261122.log"));
        Assert.That(said.Lines, Has.One.Contains("holds something else"));
    }

    [Test]
    public void A_number_that_another_process_has_used_and_compressed_is_passed_over()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using (var log = Open(folder, options => options.FileSizeLimitBytes = 1))
        {
            log.Information("one");
            Zip(folder, "app20261122_001.log.gz", "two\n");
            log.Information("six");
        }

        Assert.That(folder.NameList(), Is.EqualTo("app20261122.log.gz app20261122_001.log.gz app20261122_002.log"));
        Assert.That(Unzipped(folder, "app20261122_001.log.gz"), Is.EqualTo("two\n"));
        Assert.That(said.Lines, Is.Empty);
    }

    [Test]
    public void What_others_compressed_while_it_was_opened_leaves_no_empty_file_beside_it()
    {
        using var folder = new TempFolder();
        var hook = new WhenOpened(() => Zip(folder, "app20261122.log.gz", "theirs\n"));
        using var log = Open(folder, options => options.Hooks = hook);

        log.Information("ours");

        Assert.That(folder.NameList(), Is.EqualTo("app20261122.log.gz app20261122_001.log"));
    }

    [TestCase(DiskOperation.Write)]
    [TestCase(DiskOperation.FlushToDisk)]
    [TestCase(DiskOperation.Move)]
    public void A_compression_that_fails_leaves_the_source_and_nothing_else(object operation)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        folder.Write("app20261120.log", "old\n");
        var disk = new FaultyDisk();
        disk.FailAll((DiskOperation)operation);

        using (var log = Open(folder, options => options.Disk = disk)) log.Information("new");

        Assert.That(folder.Names(), Has.Some.EqualTo("app20261120.log").And.None.Contains(".gz"));
        Assert.That(said.Lines, Has.One.Contains("ould not compress"));
    }

    [Test]
    public void The_file_that_another_one_writes_is_not_compressed()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using var first = Open(folder);
        first.Information("first");
        using (var second = Open(folder)) second.Information("second");

        first.Information("first");

        Assert.That(folder.Read("app20261122.log"), Is.EqualTo("first\nfirst\n"));
    }

    [Test]
    public void A_compressed_file_keeps_the_time_of_its_last_event()
    {
        using var folder = new TempFolder();
        var written = new DateTime(2026, 11, 20, 23, 59, 0, DateTimeKind.Utc);
        folder.Write("app20261120.log", "old\n");
        System.IO.File.SetLastWriteTimeUtc(folder.File("app20261120.log"), written);

        using (var log = Open(folder)) log.Information("new");

        Assert.That(System.IO.File.GetLastWriteTimeUtc(folder.File("app20261120.log.gz")), Is.EqualTo(written));
    }

    [TestCase(31)]
    [TestCase(null)]
    public void What_a_compression_left_unfinished_is_cleaned_up_even_if_nothing_is_compressed_any_more(int? retained)
    {
        using var folder = new TempFolder();
        folder.Write("app20261120.log.gz.tmp", "left");
        folder.Write("other20261120.log.gz.tmp", "not ours");

        using (var log = Open(folder, options => (options.Compression, options.RetainedFileCountLimit) = (FileCompression.None, retained)))
            log.Information("new");

        Assert.That(folder.NameList(), Is.EqualTo("app20261122.log other20261120.log.gz.tmp"));
    }

    sealed class WhenOpened(Action action) : FileLifecycleHooks
    {
        bool _done;

        public override Stream OnFileOpened(Stream underlyingStream, Encoding encoding)
        {
            if (!_done) action();
            _done = true;
            return underlyingStream;
        }
    }

    static Serilog.Core.Logger Open(TempFolder folder, Action<AcrilogFileOptions>? configure = null) =>
        FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.Compression = FileCompression.GZip;
            configure?.Invoke(options);
        });

    static string Unzipped(TempFolder folder, string name)
    {
        using var reader = new StreamReader(new GZipStream(System.IO.File.OpenRead(folder.File(name)), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    static void Zip(TempFolder folder, string name, string text)
    {
        using var writer = new StreamWriter(new GZipStream(System.IO.File.Create(folder.File(name)), CompressionLevel.Fastest));
        writer.Write(text);
    }
}
