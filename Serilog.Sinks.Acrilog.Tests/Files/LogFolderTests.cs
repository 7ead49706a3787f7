using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Files;

public sealed class LogFolderTests
{
    static readonly DateTime Day = new(2026, 11, 22);
    static readonly DatedNaming Naming = new("app.log", RollingInterval.Day);

    [Test]
    public void Files_are_found_by_name_and_sorted_by_period_and_number()
    {
        using var temp = new TempFolder();
        string[] ours = ["app20261121.log", "app20261122.log", "app20261122_002.log", "app20261122_999.log", "app20261122_1000.log"];
        string[] others = ["app.log", "app-error20261122.log", "app120261122.log", "app20261122_1.log", "web.config"];
        foreach (var name in ours.Concat(others)) System.IO.File.WriteAllText(temp.File(name), "");
        Directory.CreateDirectory(temp.File("app20261120.log"));
        System.IO.File.CreateSymbolicLink(temp.File("app20261119.log"), temp.File("web.config"));

        var folder = new LogFolder(temp.Path, Naming, []);

        Assert.That(folder.Files.Select(Naming.Format), Is.EqualTo(ours));
        Assert.That(folder.LastOf(Day), Is.EqualTo(new LogFileId(Day, 1000)));
        Assert.That(folder.LastOf(Day.AddDays(1)), Is.EqualTo(new LogFileId(Day.AddDays(1), 0)));
    }

    [Test]
    public void The_folder_is_read_once()
    {
        using var temp = new TempFolder();
        var folder = new LogFolder(temp.Path, Naming, []);
        Assert.That(folder.Files, Is.Empty);

        System.IO.File.WriteAllText(temp.File("app20261122.log"), "");
        using var opened = folder.Open(new LogFileId(Day, 3));

        Assert.That(folder.Files, Is.EqualTo(new[] { new LogFileId(Day, 3) }));
    }

    [Test]
    public void A_folder_that_vanished_is_created_again()
    {
        using var temp = new TempFolder();
        var folder = new LogFolder(temp.File("a/b"), Naming, []);
        folder.Open(new LogFileId(Day, 0)).Dispose();
        Directory.Delete(temp.File("a"), recursive: true);

        folder.Open(new LogFileId(Day, 1)).Dispose();

        Assert.That(System.IO.File.Exists(temp.File("a/b/app20261122_001.log")), Is.True);
    }
}
