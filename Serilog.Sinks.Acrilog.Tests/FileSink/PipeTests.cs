using System.Diagnostics;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Named pipes where a log's files lie: opening one would wait for a reader that never comes.</summary>
[NonParallelizable]
public sealed class PipeTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_pipe_with_the_name_of_the_log_is_passed_over(bool shared)
    {
        Assume.That(OperatingSystem.IsLinux());
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        await MakePipe(folder.File("app20261122.log"));

        await Task.Run(() =>
        {
            using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Shared = shared);
            log.Information("one");
        }).WaitAsync(Patience);

        Assert.That(folder.Read("app20261122_001.log"), Is.EqualTo("one\n"));
        Assert.That(said.Lines, Has.One.Contains("takes the next number"));
    }

    [TestCase(FileCompression.None)]
    [TestCase(FileCompression.GZip)]
    public async Task A_pipe_with_the_name_of_an_old_file_is_neither_deleted_nor_compressed(FileCompression compression)
    {
        Assume.That(OperatingSystem.IsLinux());
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        await MakePipe(folder.File("app20261120.log"));
        folder.Write("app20261119.log", "old\n");

        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
            (options.Compression, options.RetainedFileCountLimit) = (compression, 1)))
            log.Information("one");

        Assert.That(folder.NameList(), Is.EqualTo("app20261120.log app20261122.log"));
        Assert.That(said.Lines, Is.Empty);
    }

    static async Task MakePipe(string path) => await Process.Start("mkfifo", [path]).WaitForExitAsync();
}
