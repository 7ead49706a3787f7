using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class FoundFilesTests
{
    [Test]
    public void A_folder_at_todays_name_does_not_stop_the_application_and_is_passed_over()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Directory.CreateDirectory(folder.File("app20261122.log"));

        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant))) log.Information("one");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122_001.log:one|"));
        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("app20261122.log"));
    }

    [Test]
    public void An_empty_file_of_ours_gets_the_mode_configured()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "");
        System.IO.File.SetUnixFileMode(folder.File("app20261122.log"), (UnixFileMode)0b110_110_110);

        using (var log = OpenPrivate(folder, FileNaming.Dated)) log.Information("one");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|"));
        Assert.That((int)System.IO.File.GetUnixFileMode(folder.File("app20261122.log")), Is.EqualTo(0b110_000_000));
    }

    [TestCase(FileNaming.Dated, "", "app20261122.log: app20261122_001.log:one|")]
    [TestCase(FileNaming.Dated, "x", "app20261122.log:x app20261122_001.log:one|")]
    [TestCase(FileNaming.Stable, "", "app.log: app20261122.log:one|")]
    [Platform("Linux")]
    public void A_file_whose_owner_is_to_read_nothing_is_passed_over(FileNaming naming, string text, string expected)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var name = naming == FileNaming.Dated ? "app20261122.log" : "app.log";
        folder.Write(name, text);
        FileProgram.GiveToNobody(folder.File(name));

        using (var log = OpenPrivate(folder, naming)) log.Information("one");

        Assert.That(folder.Listing(), Is.EqualTo(expected));
        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("another user"));
    }

    [TestCase(null)]
    [TestCase(0b110_100_100)]
    [Platform("Linux")]
    public void A_file_of_another_user_is_gone_on_with_if_the_mode_lets_all_users_read_it(int? mode)
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "before\n");
        FileProgram.GiveToNobody(folder.File("app20261122.log"));

        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.UnixFileMode = (UnixFileMode?)mode)) log.Information("one");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:before|one|"));
    }

    static Serilog.Core.Logger OpenPrivate(TempFolder folder, FileNaming naming) =>
        FileLogs.Open(folder, new FakeClock(Some.Instant), options => (options.Naming, options.UnixFileMode) = (naming, UnixFileMode.UserRead | UnixFileMode.UserWrite));
}
