using System.IO.Compression;
using System.Text;
using Serilog.Sinks.Acrilog.Tests.Support;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class HooksTests
{
    [Test]
    public void A_header_is_at_the_start_of_each_new_file_as_with_Serilog_Sinks_File()
    {
        using var folder = new TempFolder();
        foreach (var text in new[] { "one", "two" })
        {
            using var ours = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
                (options.Path, options.Hooks, options.Encoding, options.RollingInterval) =
                (folder.File("ours.log"), new Header(), Encoding.UTF8, RollingInterval.Infinite));
            using var theirs = new LoggerConfiguration().WriteTo.File(folder.File("theirs.log"), outputTemplate: "{Message:lj}\n",
                formatProvider: null, hooks: new Header(), encoding: Encoding.UTF8).CreateLogger();
            ours.Information(text);
            theirs.Information(text);
        }

        Assert.That(folder.Read("ours.log"), Is.EqualTo("# header\none\ntwo\n"));
        Assert.That(System.IO.File.ReadAllBytes(folder.File("ours.log")), Is.EqualTo(System.IO.File.ReadAllBytes(folder.File("theirs.log"))));
    }

    [Test]
    public void A_header_does_not_count_as_an_event()
    {
        using var folder = new TempFolder();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => (options.Hooks, options.FileSizeLimitBytes) = (new Header(), 4));

        log.Information("one");
        log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:# header|one| app20261122_001.log:# header|two|"));
    }

    [Test]
    public void A_hook_is_told_path_and_encoding_of_files_that_are_opened_and_the_paths_of_those_deleted()
    {
        using var folder = new TempFolder();
        var hooks = new Header();
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
            (options.Hooks, options.FileSizeLimitBytes, options.RetainedFileCountLimit) = (hooks, 1, 1)))
        {
            log.Information("one");
            log.Information("two");
        }

        Assert.That(hooks.Opened, Is.EqualTo([$"{folder.File("app20261122.log")} utf-8", $"{folder.File("app20261122_001.log")} utf-8"]));
        Assert.That(hooks.Deleting, Is.EqualTo([folder.File("app20261122.log")]));
        Assert.That(folder.NameList(), Is.EqualTo("app20261122_001.log"));
    }

    [Test]
    public void A_stream_that_compresses_is_written_through_and_closed_whole()
    {
        using var folder = new TempFolder();
        foreach (var text in new[] { "one", "two" })
        {
            using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Hooks = new Zip());
            log.Information(text);
            log.Information("more");
        }

        Assert.That(Unzipped(folder, "app20261122.log"), Is.EqualTo("one\nmore\ntwo\nmore\n"));
    }

    [Test]
    public void A_write_through_a_wrapping_stream_that_fails_is_tried_again_in_the_next_file()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk { TornBytes = 3 });
        using (var log = FileLogs.Open(folder, clock, options => (options.Disk, options.Hooks) = (disk, new Zip())))
        {
            log.Information("one");
            disk.FailNext(DiskOperation.Write);
            log.Information("two");
            clock.Advance(TimeSpan.FromMilliseconds(100));
            log.Information("three");
        }

        Assert.That(folder.NameList(), Is.EqualTo("app20261122.log app20261122_001.log"));
        Assert.That(Unzipped(folder, "app20261122_001.log"), Is.EqualTo("two\nthree\n"));
    }

    [Test]
    public void A_disk_that_is_full_for_long_makes_no_row_of_files_of_wrapped_ones_either()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using (var log = FileLogs.Open(folder, clock, options => (options.Disk, options.Hooks) = (disk, new Zip())))
        {
            log.Information("one");
            disk.FailAll(DiskOperation.Write);
            log.Information("two");
            clock.Advance(TimeSpan.FromMinutes(10));
            disk.Heal();
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(folder.NameList(), Is.EqualTo("app20261122.log app20261122_001.log"));
        Assert.That(Unzipped(folder, "app20261122_001.log"), Is.EqualTo("two\n"));
    }

    [Test]
    public void A_hook_that_throws_has_the_events_wait_and_one_that_throws_on_deletion_keeps_the_file()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, hooks) = (new FakeClock(Some.Instant), new Moody { Throws = true });
        using (var log = FileLogs.Open(folder, clock, options => (options.Hooks, options.RetainedFileCountLimit) = (hooks, 1)))
        {
            log.Information("one");
            hooks.Throws = false;
            clock.Advance(TimeSpan.FromMilliseconds(100));
            clock.Advance(TimeSpan.FromDays(1));
            hooks.Throws = true;
            hooks.OpensAnyway = true;
            log.Information("two");
        }

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one| app20261123.log:two|"));
    }

    static string Unzipped(TempFolder folder, string name)
    {
        using var stream = System.IO.File.OpenRead(folder.File(name));
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    sealed class Header : FileLifecycleHooks
    {
        public List<string> Opened { get; } = [];

        public List<string> Deleting { get; } = [];

        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            Opened.Add($"{path} {encoding.WebName}");
            if (underlyingStream.Length > 0) return underlyingStream;
            using var writer = new StreamWriter(underlyingStream, encoding, 1024, leaveOpen: true);
            writer.Write("# header\n");
            return underlyingStream;
        }

        public override void OnFileDeleting(string path) => Deleting.Add(path);
    }

    sealed class Zip : FileLifecycleHooks
    {
        public override Stream OnFileOpened(Stream underlyingStream, Encoding encoding) => new GZipStream(underlyingStream, CompressionLevel.Fastest);
    }

    sealed class Moody : FileLifecycleHooks
    {
        public bool Throws { get; set; }

        public bool OpensAnyway { get; set; }

        public override Stream OnFileOpened(Stream underlyingStream, Encoding encoding) =>
            Throws && !OpensAnyway ? throw new InvalidOperationException("not now") : underlyingStream;

        public override void OnFileDeleting(string path)
        {
            if (Throws) throw new InvalidOperationException("not this one");
        }
    }
}
