using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Old files that a log can never delete, since somebody else writes to them, or owns them in a folder for all.</summary>
[NonParallelizable]
[Platform("Linux")]
public sealed class UndeletableFilesTests
{
    [TestCase(false)]
    [TestCase(true)]
    public void What_interrupted_compressions_left_is_said_in_one_line_whatever_rolls_there_are(bool shared)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using var held = new HeldFiles(folder, Enumerable.Range(1, 5).Select(i => $"app20261121_00{i}.log.gz.tmp"));

        Roll(folder, options => (options.Shared, options.Compression) = (shared, FileCompression.GZip));

        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("Could not delete 5 files that interrupted compressions left"));
        Assert.That(held.Paths, Has.All.Matches<string>(System.IO.File.Exists));
    }

    [Test]
    public void A_file_that_is_no_longer_kept_is_said_once_whatever_rolls_there_are()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using var held = new HeldFiles(folder, ["app20261120.log", "app20261121.log"]);

        Roll(folder, options => options.RetainedFileCountLimit = 2);

        Assert.That(said.Lines, Has.Count.EqualTo(2).And.All.Contains("cannot delete"));
        Assert.That(held.Paths, Has.All.Matches<string>(System.IO.File.Exists));
    }

    static void Roll(TempFolder folder, Action<AcrilogFileOptions> configure)
    {
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.FileSizeLimitBytes = 2;
            configure(options);
        });
        for (var i = 0; i < 6; i++)
        {
            log.Information("{Number}", i);
            // What is done behind the log, of which several may become one, is done before the next roll.
            if (i > 1) Assert.That(() => System.IO.File.Exists(folder.File($"app20261122{(i == 2 ? "" : $"_00{i - 2}")}.log")), Is.False.After(10_000, 5));
        }
    }

    // Files that somebody writes to.
    sealed class HeldFiles : IDisposable
    {
        readonly List<IDiskFile> _files;

        public HeldFiles(TempFolder folder, IEnumerable<string> names)
        {
            Paths = [.. names.Select(folder.File)];
            _files = Paths.ConvertAll(path => Disk.Real.Open(path, mode: null));
        }

        public List<string> Paths { get; }

        public void Dispose() => _files.ForEach(file => file.Dispose());
    }
}
