using System.Diagnostics;
using System.IO.Compression;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;
using Serilog.Sinks.Acrilog.Tests.Combinations;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Somebody else may write to the log's folder, and puts things there under names that the sink is about to use.</summary>
[NonParallelizable]
[Platform(Exclude = "Win", Reason = "There it takes a privilege to make a link.")]
public sealed class PlantedFilesTests
{
    const string Precious = "precious";

    TempFolder _folder = null!;
    TempFolder _elsewhere = null!;
    SelfLogCapture _said = null!;
    FakeClock _clock = null!;

    [SetUp]
    public void Write_a_precious_file_elsewhere()
    {
        (_folder, _elsewhere, _said, _clock) = (new TempFolder(), new TempFolder(), new SelfLogCapture(), new FakeClock(Some.Instant));
        _elsewhere.Write("target", Precious);
    }

    [TearDown]
    public void It_is_untouched()
    {
        Assert.That(_elsewhere.Read("target"), Is.EqualTo(Precious));
        _said.Dispose();
        _elsewhere.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void A_compression_replaces_a_link_that_was_planted_as_its_temporary_file()
    {
        _folder.Write("app20261119.log.gz.tmp", "left");
        using (var log = Open(options => options.Compression = FileCompression.GZip))
        {
            log.Information("one");
            Assert.That(_folder.NameList, FileLogs.Becomes("app20261122.log"), "cleaned up once, at the start");
            Plant("app20261122.log.gz.tmp");
            _clock.Advance(TimeSpan.FromDays(1));
            log.Information("two");
        }

        Assert.That(_folder.NameList(), Is.EqualTo("app20261122.log.gz app20261123.log"));
        Assert.That(new FileInfo(_folder.File("app20261122.log.gz")).LinkTarget, Is.Null);
        Assert.That(Unzipped("app20261122.log.gz"), Is.EqualTo("one\n"));
    }

    [Test]
    public void A_link_in_the_place_of_the_compressed_file_does_not_cost_the_log()
    {
        using (var zip = new GZipStream(System.IO.File.Create(_elsewhere.File("same.gz")), CompressionLevel.Fastest)) zip.Write("one\n"u8);
        using (var log = Open(options => options.Compression = FileCompression.GZip))
        {
            log.Information("one");
            System.IO.File.CreateSymbolicLink(_folder.File("app20261122.log.gz"), _elsewhere.File("same.gz"));
            _clock.Advance(TimeSpan.FromDays(1));
            log.Information("two");
        }

        Assert.That(_folder.Read("app20261122.log"), Is.EqualTo("one\n"));
        Assert.That(_said.Lines, Has.Some.Contains("symbolic link"));
    }

    [Test]
    public void What_a_link_in_the_place_of_an_ended_file_leads_to_is_not_compressed()
    {
        var naming = new DatedNaming("app.log", "yyyyMMdd");
        var shape = new FileShape(new System.Text.UTF8Encoding(false));
        var compressor = new FileCompressor(new LogFolder(new FolderIndex(_folder.Path, naming), naming, shape, Disk.Real), shape, Disk.Real);
        var ended = new StoredFile(new LogFileId(new DateTime(2026, 11, 20), 0), Compressed: false, Precious.Length, Some.Instant);
        Plant("app20261120.log");

        Assert.That(compressor.Compress(ended, CancellationToken.None), Is.EqualTo(ended));

        Assert.That(_folder.NameList(), Is.EqualTo("app20261120.log"));
        Assert.That(_said.Lines, Has.One.Contains("symbolic link"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_link_planted_as_a_lock_file_is_refused_and_the_events_wait(bool dangling)
    {
        using var log = Open(options => options.Shared = true);
        Plant("app.log.lock", dangling ? "missing" : "target");

        log.Information("1");
        Assert.That(_said.Lines, Has.Some.Contains("symbolic link"));
        System.IO.File.Delete(_folder.File("app.log.lock"));
        _clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.That(_folder.Read("app20261122.log"), Is.EqualTo("1\n"));
        Assert.That(_elsewhere.Names(), Is.EqualTo(["target"]));
    }

    [Test]
    public void A_link_planted_as_the_lock_of_compressions_is_refused_and_logging_goes_on()
    {
        using (var log = Open(options => (options.Shared, options.Compression) = (true, FileCompression.GZip)))
        {
            Plant("app.log.gz.lock", "missing");
            log.Information("1");
        }

        Assert.That(_folder.Read("app20261122.log"), Is.EqualTo("1\n"));
        Assert.That(_elsewhere.Names(), Is.EqualTo(["target"]));
        Assert.That(_said.Lines, Has.Some.Contains("symbolic link"));
    }

    [Test]
    public void A_file_of_somebody_elses_in_the_place_of_the_lock_file_is_not_written_over()
    {
        Assume.That(Run("ln", _elsewhere.File("target"), _folder.File("app.log.lock")), Is.Zero);
        using var log = Open(options => options.Shared = true);

        log.Information("1");

        Assert.That(_said.Lines, Has.Some.Contains("app.log.lock"));
    }

    [Test]
    [MaxTime(30_000)]
    public void A_pipe_in_the_place_of_the_lock_file_is_refused_and_holds_nobody_up()
    {
        Assume.That(Run("mkfifo", _folder.File("app.log.lock")), Is.Zero);
        using var log = Open(options => options.Shared = true);

        log.Information("1");

        Assert.That(_said.Lines, Has.Some.Contains("app.log.lock"));
    }

    [TestCase("65534", "1777", false)]
    [TestCase("65534", "0770", true)]
    [TestCase("0", "1777", true)]
    public void In_a_folder_that_everybody_may_write_to_the_lock_file_of_another_user_is_refused(string owner, string folderMode, bool isUsed)
    {
        _folder.Write("app.log.lock", "");
        Assume.That(Run("chown", owner, _folder.File("app.log.lock")), Is.Zero, "only root may give files away");
        Run("chmod", folderMode, _folder.Path);
        using var log = Open(options => options.Shared = true);

        log.Information("1");

        Assert.That(System.IO.File.Exists(_folder.File("app20261122.log")), Is.EqualTo(isUsed));
        if (!isUsed) Assert.That(_said.Lines, Has.Some.Contains("app.log.lock"));
    }

    [Test]
    public void Who_may_only_read_the_log_cannot_open_its_lock_file()
    {
        using var log = Open(options => options.Shared = true);
        log.Information("1");
        Run("chmod", "0755", _folder.Path);

        Assume.That(AsNobody("cat", "app20261122.log"), Is.Zero, "only root may act for others");
        Assert.That(AsNobody("cat", "app.log.lock"), Is.Not.Zero);
    }

    [Test]
    public void A_link_planted_as_the_temporary_name_of_the_latest_link_is_replaced()
    {
        Plant($"latest.log.{Environment.ProcessId}.new");
        using var log = Open(options => options.LatestLinkName = "latest.log");

        log.Information("1");

        Assert.That(_folder.Read("latest.log"), Is.EqualTo("1\n"));
    }

    [TestCase(FileNaming.Stable, "app.log")]
    [TestCase(FileNaming.Dated, "app20261122.log")]
    public void A_link_that_another_user_planted_in_a_folder_for_all_is_not_followed(FileNaming naming, string planted)
    {
        Run("chmod", "1777", _folder.Path);
        Plant(planted);
        Assume.That(Run("chown", "-h", "1001", _folder.File(planted)), Is.Zero, "only root may give links away");
        using (var log = Open(options =>
        {
            (options.Naming, options.FileSizeLimitBytes, options.RetainedFileCountLimit) = (naming, 4, 2);
            (options.Compression, options.UnixFileMode) = (FileCompression.GZip, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }))
        {
            foreach (var text in new[] { "one", "two", "three" }) log.Information(text);
        }

        Assert.That(new FileInfo(_folder.File(planted)).LinkTarget, Is.EqualTo(_elsewhere.File("target")));
        Assert.That(_elsewhere.Names(), Is.EqualTo(["target"]));
        Assert.That(_said.Lines, Has.Some.Contains("is not followed"));
    }

    [Test]
    public void A_device_is_never_renamed()
    {
        Assume.That(Run("mknod", _folder.File("app.log"), "c", "1", "3"), Is.Zero, "only root may make a device");
        using (var log = Open(options => (options.Naming, options.FileSizeLimitBytes, options.FileCheckInterval) = (FileNaming.Stable, 4, TimeSpan.Zero)))
        {
            log.Information("one");
            _clock.Advance(TimeSpan.FromDays(1));
            log.Information("two");
        }

        Assert.That(_folder.Names(), Is.EqualTo(["app.log"]));
        Assert.That(_said.Lines, Is.Empty);
    }

    [Test]
    public void A_pipe_that_comes_and_goes_at_the_name_of_a_log_stops_no_call([Values] bool shared)
    {
        using var enough = new ManualResetEventSlim();
        var path = _folder.File("app.log");
        var other = new Thread(() =>
        {
            while (!enough.IsSet)
            {
                Libc.TryMakePipe(path);
                System.IO.File.Delete(path);
            }
        });
        other.Start();
        var logging = Task.Run(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                using var log = Open(options => (options.RollingInterval, options.Shared) = (RollingInterval.Infinite, shared));
                log.Information("one");
            }
        });

        var ends = logging.Wait(TimeSpan.FromSeconds(60));
        enough.Set();
        other.Join();
        Assert.That(ends, Is.True);
    }

    [TestCase("target")]
    [TestCase("missing")]
    public void A_link_planted_as_the_hidden_lock_beside_a_log_is_refused(string target)
    {
        Plant(".app.log.lock", target);

        Assert.That(() => WriterLock.TakeBeside(_folder.File("app.log")), Throws.InstanceOf<IOException>());
        Assert.That(_elsewhere.Names(), Is.EqualTo(["target"]));
    }

    void Plant(string name, string target = "target") => System.IO.File.CreateSymbolicLink(_folder.File(name), _elsewhere.File(target));

    Serilog.Core.Logger Open(Action<AcrilogFileOptions> configure) => FileLogs.Open(_folder, _clock, configure);

    int AsNobody(string program, string name) => Run("setpriv", "--reuid", "65534", "--clear-groups", program, _folder.File(name));

    string Unzipped(string name)
    {
        using var reader = new StreamReader(new GZipStream(System.IO.File.OpenRead(_folder.File(name)), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
