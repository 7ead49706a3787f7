using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class HiddenFilesTests
{
    [Test]
    public void A_log_whose_name_begins_with_a_dot_goes_on_in_its_last_file()
    {
        using var folder = new TempFolder();
        foreach (var number in new[] { "", "_001", "_002" }) folder.Write($".app20261122{number}.log", "full\n");

        using (var log = Open(folder, options => options.FileSizeLimitBytes = 9)) log.Information("new");

        Assert.That(folder.Listing(), Is.EqualTo(".app20261122.log:full| .app20261122_001.log:full| .app20261122_002.log:full|new|"));
    }

    [Test]
    public void Files_whose_names_begin_with_a_dot_are_compressed_and_deleted_as_all_others()
    {
        using var folder = new TempFolder();
        foreach (var day in Enumerable.Range(15, 7)) folder.Write($".app202611{day}.log", $"{day}\n");

        using (var log = Open(folder, options => (options.RetainedFileCountLimit, options.Compression) = (3, FileCompression.GZip)))
            log.Information("new");

        Assert.That(folder.NameList(), Is.EqualTo(".app20261120.log.gz .app20261121.log.gz .app20261122.log"));
    }

    [Test]
    public void Under_a_stable_name_that_begins_with_a_dot_the_numbers_go_on()
    {
        using var folder = new TempFolder();
        folder.Write(".app20261122_007.log", "old\n");

        using (var log = Open(folder, options => (options.Naming, options.FileSizeLimitBytes) = (FileNaming.Stable, 2)))
        {
            log.Information("a");
            log.Information("b");
        }

        Assert.That(folder.Listing(), Is.EqualTo(".app.log:b| .app20261122_007.log:old| .app20261122_008.log:a|"));
    }

    [Test]
    [Platform("Win")]
    public void Files_with_the_attribute_hidden_are_counted_as_all_others()
    {
        using var folder = new TempFolder();
        folder.Write("app20261121.log", "old\n");
        System.IO.File.SetAttributes(folder.File("app20261121.log"), FileAttributes.Hidden | FileAttributes.System);

        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RetainedFileCountLimit = 1)) log.Information("new");

        Assert.That(folder.NameList(), Is.EqualTo("app20261122.log"));
    }

    [TestCase(FileNaming.Dated)]
    [TestCase(FileNaming.Stable)]
    [Platform("Linux")]
    public async Task A_folder_that_may_not_be_listed_is_said_once_and_takes_all_events(FileNaming naming)
    {
        const int Count = 10;
        using var folder = new TempFolder();
        using var processes = new WorkerProcesses();
        Directory.CreateDirectory(folder.File("logs"));
        FileProgram.GiveToNobody(folder.File("logs"));
        SystemCommand.Run("chmod", "755", folder.Path);
        SystemCommand.Run("chmod", "333", folder.File("logs"));

        foreach (var run in Enumerable.Range(0, 2))
        {
            var process = processes.Keep(System.Diagnostics.Process.Start(
                FileProgram.StartInfoAsNobody(folder.File("logs/app.log"), naming, limitBytes: 4, Count))!);
            var said = await process.StandardError.ReadToEndAsync().WaitAsync(WorkerProcesses.Patience);
            await WorkerProcesses.EndOf(process);
            Assert.That(said.Split('\n').Count(line => line.Contains("list", StringComparison.Ordinal)), Is.EqualTo(1), said);
        }

        var lines = Directory.EnumerateFiles(folder.File("logs")).SelectMany(System.IO.File.ReadAllLines).Select(int.Parse).Order();
        Assert.That(lines, Is.EqualTo(Enumerable.Range(0, Count).SelectMany(number => new[] { number, number })));
    }

    static Serilog.Core.Logger Open(TempFolder folder, Action<AcrilogFileOptions> configure) =>
        FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.Path = folder.File(".app.log");
            configure(options);
        });
}
