using System.IO.Compression;
using System.Text;
using Serilog.Sinks.Acrilog.Tests.Support;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Hooks that do more than write a header: they cut what is there, move the position, wrap.</summary>
[NonParallelizable]
public sealed class CuttingHooksTests
{
    static readonly Dictionary<string, Func<Stream, Encoding, Stream>> Hooks = new()
    {
        ["empty"] = (stream, _) => { stream.SetLength(0); return stream; },
        ["empty from the start"] = (stream, _) => { stream.Position = 0; stream.SetLength(0); return stream; },
        ["empty and head"] = (stream, encoding) => { stream.SetLength(0); return Write(stream, encoding, "# new\n"); },
        ["empty and head by as many bytes"] = (stream, encoding) => { stream.SetLength(0); return Write(stream, encoding, "#ld\n#ld\n"); },
        ["cut to a line"] = (stream, _) => { if (stream.Length >= 4) stream.SetLength(4); return stream; },
        ["cut to a line and go on"] = (stream, encoding) => { if (stream.Length >= 4) stream.SetLength(4); return Write(stream, encoding, "# cut\n"); },
        ["cut to the same length"] = (stream, _) => { stream.SetLength(stream.Length); return stream; },
        ["head each time"] = (stream, encoding) => Write(stream, encoding, "# session\n"),
    };

    static IEnumerable<string> Kinds => Hooks.Keys;

    [TestCaseSource(nameof(Kinds))]
    public void A_hook_that_cuts_the_file_does_what_it_does_with_Serilog_Sinks_File(string kind)
    {
        using var folder = new TempFolder();
        foreach (var text in new[] { "one", "two", "six" })
        {
            using var ours = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
                (options.Path, options.Hooks, options.RollingInterval) = (folder.File("ours.log"), new Opening(Hooks[kind]), RollingInterval.Infinite));
            using var theirs = new LoggerConfiguration().WriteTo.File(folder.File("theirs.log"), outputTemplate: "{Message:lj}\n",
                fileSizeLimitBytes: null, hooks: new Opening(Hooks[kind])).CreateLogger();
            foreach (var log in new[] { ours, theirs })
            {
                log.Information(text);
                log.Information("end");
            }
        }

        Assert.That(folder.Read("ours.log"), Is.EqualTo(folder.Read("theirs.log")));
    }

    [Test]
    public void A_file_that_a_hook_empties_begins_with_the_byte_order_mark_again()
    {
        using var folder = new TempFolder();
        foreach (var text in new[] { "one", "two" }) LogWith("empty", folder, text, options => options.Encoding = Encoding.UTF8);

        Assert.That(System.IO.File.ReadAllBytes(folder.File("app20261122.log")), Is.EqualTo((byte[])[.. Encoding.UTF8.Preamble, .. "two\n"u8]));
    }

    [TestCase(FileNaming.Dated, false)]
    [TestCase(FileNaming.Dated, true)]
    [TestCase(FileNaming.Stable, false)]
    [TestCase(FileNaming.Stable, true)]
    public void A_hook_may_empty_the_file_whatever_it_is_called_and_however_it_is_written(FileNaming naming, bool buffered)
    {
        using var folder = new TempFolder();
        foreach (var text in new[] { "one", "two" }) LogWith("empty", folder, text, options => (options.Naming, options.Buffered) = (naming, buffered));

        Assert.That(folder.Listing(), Is.EqualTo(naming == FileNaming.Stable ? "app.log:two|" : "app20261122.log:two|"));
    }

    [Test]
    public void The_size_limit_counts_what_a_hook_has_left()
    {
        using var folder = new TempFolder();
        foreach (var text in new[] { "one", "two" })
        {
            using var log = Open("empty", folder, options => options.FileSizeLimitBytes = 8);
            log.Information(text);
            log.Information("end");
        }

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:two|end|"));
    }

    [Test]
    public void Threads_append_after_what_a_hook_has_left()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "old\nolder\n");
        using (var log = Open("cut to a line", folder))
            Parallel.For(0, 200, i => log.Information("{Number}", i));

        var lines = folder.Read("app20261122.log").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[0], Is.EqualTo("old"));
        Assert.That(lines[1..], Is.EquivalentTo(Enumerable.Range(0, 200).Select(i => $"{i}")));
    }

    [Test]
    public void A_line_that_a_hook_has_cut_is_finished_before_the_next_event()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "old and older\n");
        LogWith("cut to a line", folder, "two");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:old |two|"));
    }

    [Test]
    public void A_stream_that_is_wrapped_can_begin_again_as_well()
    {
        using var folder = new TempFolder();
        foreach (var text in new[] { "one", "two" })
        {
            using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Hooks = new Opening((stream, _) =>
            {
                stream.SetLength(0);
                return new GZipStream(stream, CompressionLevel.Fastest);
            }));
            log.Information(text);
        }

        using var unzipped = new StreamReader(new GZipStream(System.IO.File.OpenRead(folder.File("app20261122.log")), CompressionMode.Decompress));
        Assert.That(unzipped.ReadToEnd(), Is.EqualTo("two\n"));
    }

    [Test]
    public void A_file_with_events_to_which_a_hook_writes_is_not_taken_for_an_empty_one()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "one\n");
        LogWith("head each time", folder, "two", options => options.FileSizeLimitBytes = 14);

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|# session| app20261122_001.log:# session|two|"));
    }

    [Test]
    public void A_file_with_events_to_which_a_hook_writes_is_not_deleted_when_the_disk_is_full()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        folder.Write("app20261122.log", "one\n");
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using (var log = FileLogs.Open(folder, clock, options => (options.Disk, options.Hooks) = (disk, new Opening((stream, encoding) =>
        {
            if (stream.Length == 0) return stream;
            Write(stream, encoding, "# session\n");
            disk.FailAll(DiskOperation.Write);
            return stream;
        }))))
        {
            log.Information("two");
            clock.Advance(TimeSpan.FromDays(1));
            disk.Heal();
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|# session| app20261123.log:two|"));
    }

    [Test]
    public void A_hook_that_writes_elsewhere_than_at_the_end_is_told_so()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        folder.Write("app20261122.log", "one\n");
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Hooks = new Opening((stream, encoding) =>
        {
            stream.Position = 0;
            return Write(stream, encoding, "# header\n");
        }))) log.Information("two");

        Assert.That(said.Lines, Has.Some.Contains("A log file is only written at its end, 4, and not at 0."));
        Assert.That(folder.Read("app20261122.log"), Is.EqualTo("one\n"));
    }

    [Test]
    public void A_hook_may_move_the_position_as_long_as_it_writes_at_the_end()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "one\n");
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Hooks = new Opening((stream, encoding) =>
        {
            stream.Position = 0;
            Assert.That(stream.Seek(2, SeekOrigin.Current), Is.EqualTo(2));
            Assert.That(stream.Seek(-1, SeekOrigin.End), Is.EqualTo(3));
            Assert.That(() => stream.Seek(-9, SeekOrigin.Current), Throws.InstanceOf<IOException>());
            Assert.That(() => stream.SetLength(5), Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => stream.SetLength(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            stream.Seek(0, SeekOrigin.End);
            Write(stream, encoding, "# end\n");
            stream.Position = 0;
            return stream;
        }))) log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|# end|two|"));
    }

    static void LogWith(string hook, TempFolder folder, string text, Action<AcrilogFileOptions>? configure = null)
    {
        using var log = Open(hook, folder, configure);
        log.Information(text);
    }

    static Serilog.Core.Logger Open(string hook, TempFolder folder, Action<AcrilogFileOptions>? configure = null) =>
        FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.Hooks = new Opening(Hooks[hook]);
            configure?.Invoke(options);
        });

    static Stream Write(Stream stream, Encoding encoding, string text)
    {
        stream.Write(encoding.GetBytes(text));
        return stream;
    }

    sealed class Opening(Func<Stream, Encoding, Stream> open) : FileLifecycleHooks
    {
        public override Stream OnFileOpened(Stream underlyingStream, Encoding encoding) => open(underlyingStream, encoding);
    }
}
