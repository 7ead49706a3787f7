using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
[Platform(Exclude = "Win", Reason = "Windows makes links for administrators only.")]
public sealed class AbsentVolumeTests
{
    [TestCase("logs/app.log", "volume")]
    [TestCase("logs/sub/app.log", "volume/sub")]
    public void Behind_a_folder_that_leads_nowhere_yet_events_wait_and_the_numbers_are_those_of_the_volume(string path, string target)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        Directory.CreateSymbolicLink(folder.File("logs"), folder.File("volume"));
        using var log = FileLogs.Open(folder, clock, options => options.Path = folder.File(path));

        log.Information("one");
        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("events wait"));

        Directory.CreateDirectory(folder.File(target));
        folder.Write($"{target}/app20261122_003.log", "before\n");
        clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.That(folder.Read($"{target}/app20261122_003.log"), Is.EqualTo("before\none\n"));
        Assert.That(Directory.EnumerateFiles(folder.File(target)).Count(), Is.EqualTo(1));
    }

    [TestCase(false, "logs/sub/app.log")]
    [TestCase(false, "logs/app.log")]
    [TestCase(true, "logs/app.log")]
    public void A_link_that_leads_to_no_folder_is_named_with_its_target(bool shared, string path)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Directory.CreateSymbolicLink(folder.File("logs"), folder.File("volume"));
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => (options.Path, options.Shared) = (folder.File(path), shared));

        log.Information("one");

        Assert.That(said.Lines, Has.One.Contains($"{folder.File("logs")} is a symbolic link to {folder.File("volume")}, where there is no folder"));
    }

    [Test]
    public void A_link_that_leads_to_itself_lets_the_application_start_and_the_events_wait()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        Directory.CreateSymbolicLink(folder.File("logs"), folder.File("logs"));
        using var log = FileLogs.Open(folder, clock, options => options.Path = folder.File("logs/app.log"));
        log.Information("one");

        System.IO.File.Delete(folder.File("logs"));
        clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.That(folder.Read("logs/app20261122.log"), Is.EqualTo("one\n"));
    }

    [Test]
    public void A_link_to_a_file_is_no_folder_and_is_refused()
    {
        using var folder = new TempFolder();
        folder.Write("notes.txt", "");
        System.IO.File.CreateSymbolicLink(folder.File("logs"), folder.File("notes.txt"));

        Assert.That(() => FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Path = folder.File("logs/app.log")),
            Throws.ArgumentException.With.Message.Contains("which is a file"));
    }
}
