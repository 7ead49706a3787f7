using System.Diagnostics;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Files;

public sealed class DiskTests
{
    [Test]
    public void A_file_is_renamed_to_a_free_name()
    {
        using var folder = new TempFolder();
        System.IO.File.WriteAllText(folder.File("é"), "one");

        Disk.Real.Move(folder.File("é"), folder.File("à"));

        Assert.That(folder.Names(), Is.EqualTo(["à"]));
    }

    [Test]
    public void A_file_is_not_renamed_to_a_taken_name()
    {
        using var folder = new TempFolder();
        System.IO.File.WriteAllText(folder.File("a"), "one");
        System.IO.File.WriteAllText(folder.File("b"), "two");

        Assert.That(() => Disk.Real.Move(folder.File("a"), folder.File("b")), Throws.InstanceOf<IOException>());

        Assert.That(folder.Read("b"), Is.EqualTo("two"));
    }

    [Test]
    public async Task A_name_that_is_another_one_of_the_same_file_is_taken()
    {
        Assume.That(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS());
        using var folder = new TempFolder();
        System.IO.File.WriteAllText(folder.File("a"), "one");
        await Process.Start("ln", [folder.File("a"), folder.File("b")]).WaitForExitAsync();

        Assert.That(() => Disk.Real.Move(folder.File("a"), folder.File("b")), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void Of_many_that_want_a_name_one_gets_it_and_nobody_is_replaced()
    {
        Assume.That(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS());
        using var folder = new TempFolder();
        foreach (var round in Enumerable.Range(0, 50))
        {
            var names = Enumerable.Range(0, 4).Select(i => folder.File($"{round}-{i}")).ToArray();
            foreach (var name in names) System.IO.File.WriteAllText(name, name);
            Parallel.ForEach(names, name => TryMove(name, folder.File($"{round}")));

            Assert.That(names.Count(System.IO.File.Exists), Is.EqualTo(3));
        }
    }

    [Test]
    public void A_link_is_deleted_though_somebody_writes_to_the_file_that_it_leads_to()
    {
        Assume.That(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS());
        using var folder = new TempFolder();
        using var written = Disk.Real.Open(folder.File("a"), mode: null);
        System.IO.File.CreateSymbolicLink(folder.File("b"), "a");

        Disk.Real.Delete(folder.File("b"));

        Assert.That(folder.Names(), Is.EqualTo(["a"]));
    }

    static void TryMove(string from, string to)
    {
        try
        {
            Disk.Real.Move(from, to);
        }
        catch (IOException)
        {
            // Another one was first.
        }
    }
}
