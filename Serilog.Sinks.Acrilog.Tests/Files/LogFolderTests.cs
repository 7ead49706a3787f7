using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Files;

public sealed class LogFolderTests
{
    static readonly DateTime Day = new(2026, 11, 22);
    static readonly DatedNaming Naming = new("app.log", "yyyyMMdd");

    [Test]
    public void Files_are_found_by_name_and_neither_folders_nor_links_nor_others_are()
    {
        using var temp = new TempFolder();
        string[] ours = ["app20261121.log.gz", "app20261122.log", "app20261122_002.log", "app20261122_999.log", "app20261122_1000.log"];
        string[] others = ["app.log", "app-error20261122.log", "app120261122.log", "app20261122_1.log", "web.config"];
        foreach (var name in ours.Concat(others)) System.IO.File.WriteAllText(temp.File(name), "four");
        Directory.CreateDirectory(temp.File("app20261120.log"));
        System.IO.File.CreateSymbolicLink(temp.File("app20261119.log"), temp.File("web.config"));

        var folder = Open(temp.Path);

        Assert.That(folder.Measure(folder.TryToList()!).Select(file => Naming.Format(file.Id, file.Compressed)), Is.EquivalentTo(ours));
        Assert.That(folder.Measure(folder.TryToList()!).Select(file => file.Bytes), Is.All.EqualTo(4));
        Assert.That(folder.ToContinue(Day), Is.EqualTo(new LogFileId(Day, 1000)));
        Assert.That(folder.ToContinue(Day.AddDays(1)), Is.EqualTo(new LogFileId(Day.AddDays(1), 0)));
        Assert.That(folder.ToContinue(Day.AddDays(-1)), Is.EqualTo(new LogFileId(Day.AddDays(-1), 1)), "the one before is compressed");
    }

    [Test]
    public void The_folder_is_read_once()
    {
        using var temp = new TempFolder();
        var folder = Open(temp.Path);
        Assert.That(folder.ToContinue(Day), Is.EqualTo(new LogFileId(Day, 0)));

        System.IO.File.WriteAllText(temp.File("app20261122_007.log"), "");
        using var opened = folder.TryOpen(new LogFileId(Day, 3));

        Assert.That(folder.ToContinue(Day), Is.EqualTo(new LogFileId(Day, 3)));
    }

    [Test]
    public void A_folder_that_vanished_is_created_again()
    {
        using var temp = new TempFolder();
        var folder = Open(temp.File("a/b"));
        folder.TryOpen(new LogFileId(Day, 0))!.Dispose();
        Directory.Delete(temp.File("a"), recursive: true);

        folder.TryOpen(new LogFileId(Day, 1))!.Dispose();

        Assert.That(System.IO.File.Exists(temp.File("a/b/app20261122_001.log")), Is.True);
    }

    [Test]
    public void A_file_that_is_written_to_is_not_deleted_and_one_that_is_deleted_is_not_written_to()
    {
        using var temp = new TempFolder();
        var folder = Open(temp.Path);
        var id = new LogFileId(Day, 0);
        var file = folder.TryOpen(id)!;

        Assert.That(folder.TryDelete(new StoredFile(id, false, 0, default)), Is.False);
        folder.Close(id, file);
        Assert.That(folder.Known.TryEnd(id), Is.True);

        Assert.That(folder.TryOpen(id), Is.Null);
        Assert.That(folder.ToContinue(Day), Is.EqualTo(id.Next));
    }

    [Test]
    public void A_file_that_was_renamed_is_not_deleted_while_the_log_may_have_to_go_on_in_it()
    {
        using var temp = new TempFolder();
        System.IO.File.WriteAllText(temp.File("app.log"), "new");
        var folder = Open(temp.Path);
        var id = new LogFileId(Day, 0);

        Assert.That(folder.TryTake("app.log", id), Is.True);

        Assert.That(folder.Measure(folder.TryToList()!), Is.Empty);
        Assert.That(folder.TryDelete(new StoredFile(id, false, 0, default)), Is.False);
        Assert.That(folder.TryGiveBack(id, "app.log"), Is.True);
        Assert.That(temp.Read("app.log"), Is.EqualTo("new"));
        folder.TryTake("app.log", id);
        folder.LetGo(id);
        Assert.That(folder.TryDelete(new StoredFile(id, false, 0, default)), Is.True);
    }

    [Test]
    public void A_file_is_not_renamed_to_one_that_is_being_deleted()
    {
        using var temp = new TempFolder();
        System.IO.File.WriteAllText(temp.File("app.log"), "new");
        var folder = Open(temp.Path);
        var id = new LogFileId(Day, 0);
        Assert.That(folder.Known.TryEnd(id), Is.True);

        Assert.That(folder.TryTake("app.log", id), Is.False);

        Assert.That(string.Join(" ", temp.Names()), Is.EqualTo("app.log"));
    }

    [Test]
    public void What_lies_at_a_name_is_not_overwritten_by_a_rename()
    {
        using var temp = new TempFolder();
        System.IO.File.WriteAllText(temp.File("app.log"), "new");
        System.IO.File.WriteAllText(temp.File("app20261122.log"), "old");

        Assert.That(() => Open(temp.Path).TryTake("app.log", new LogFileId(Day, 0)), Throws.InstanceOf<IOException>());

        Assert.That(temp.Read("app20261122.log") + temp.Read("app.log"), Is.EqualTo("oldnew"));
    }

    static LogFolder Open(string path) => new(new FolderIndex(path, Naming), Naming, LogFiles.Utf8, Disk.Real);
}
