using System.Diagnostics;
using System.Text;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>A shared log in whose file a process left a part of an event: it was killed, or the disk took no more.</summary>
[NonParallelizable]
public sealed class SharedTornTests
{
    const string Name = "app20261122.log";

    [TestCase("utf-8", 4)]
    [TestCase("utf-8-bom", 4)]
    [TestCase("utf-16", 8)]
    [TestCase("utf-16", 7)]
    public void A_part_that_another_process_left_is_ended_before_the_next_event(string encoding, int tornBytes)
    {
        using var folder = new TempFolder();
        var text = encoding == "utf-16" ? Encoding.Unicode : new UTF8Encoding(encoding.EndsWith("bom", StringComparison.Ordinal));
        using var one = Open(folder, new FakeClock(Some.Instant), options => options.Encoding = text);
        using var two = Open(folder, new FakeClock(Some.Instant), options => options.Encoding = text);
        one.Information("1");
        two.Information("2");

        using (var third = System.IO.File.Open(folder.File(Name), FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
            third.Write(text.GetBytes("torn").AsSpan(0, tornBytes));
        two.Information("3");
        one.Information("4");

        using var reader = new StreamReader(folder.File(Name), text);
        Assert.That(reader.ReadToEnd(), Is.EqualTo("1\n2\ntorn\n3\n4\n"));
    }

    [Test]
    public void An_event_of_a_log_without_lines_follows_the_last_one_directly()
    {
        using var folder = new TempFolder();
        using var one = Open(folder, new FakeClock(Some.Instant), options => options.OutputTemplate = "{Message:lj};");
        using var two = Open(folder, new FakeClock(Some.Instant), options => options.OutputTemplate = "{Message:lj};");

        one.Information("1");
        two.Information("2");
        one.Information("3");

        Assert.That(folder.Read(Name), Is.EqualTo("1;2;3;"));
    }

    [Test]
    [Platform("Linux")]
    public void The_part_of_an_event_that_a_full_disk_took_is_ended_before_another_process_event()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Assume.That(Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.Path), Is.Zero, "only root may mount");
        try
        {
            var clock = new FakeClock(Some.Instant);
            folder.Write("ballast", new string('x', 40 * 1024));
            using (var one = Open(folder, clock))
            using (var two = Open(folder, clock))
            {
                one.Information("first");
                two.Information("second");
                one.Information(new string('y', 30 * 1024));
                System.IO.File.Delete(folder.File("ballast"));
                two.Information("third");
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            var lines = folder.Read(Name).Split('\n');
            Assert.That(lines, Has.Length.EqualTo(6));
            Assert.That(lines[..2], Is.EqualTo(new[] { "first", "second" }));
            Assert.That(lines[2].Trim('y'), Is.Empty, "the part");
            Assert.That(lines[3..], Is.EqualTo(new[] { "third", new string('y', 30 * 1024), "" }));
            Assert.That(said.Lines, Has.Some.Contains("The system took"));
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    [Test]
    [Platform("Linux")]
    public void An_event_of_which_a_full_disk_took_all_but_the_end_of_the_line_is_not_written_twice()
    {
        const int PageBytes = 4096;
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Assume.That(Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.Path), Is.Zero, "only root may mount");
        try
        {
            var clock = new FakeClock(Some.Instant);
            folder.Write("ballast", new string('x', 40 * 1024));
            using var one = Open(folder, clock);
            using var two = Open(folder, clock);
            one.Information("1");
            var long2 = new string('y', PageBytes - "1\n".Length + (int)new DriveInfo(folder.Path).AvailableFreeSpace);
            one.Information(long2);
            Assert.That(folder.Read(Name), Is.EqualTo($"1\n{long2}"), "the room ended where the line does");

            System.IO.File.Delete(folder.File("ballast"));
            clock.Advance(TimeSpan.FromSeconds(1));
            two.Information("3");
            one.Information("4");

            Assert.That(folder.Read(Name), Is.EqualTo($"1\n{long2}\n3\n4\n"));
        }
        finally
        {
            Run("umount", "-l", folder.Path);
        }
    }

    static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    static Logger Open(TempFolder folder, FakeClock clock, Action<AcrilogFileOptions>? configure = null) =>
        FileLogs.Open(folder, clock, options =>
        {
            options.Shared = true;
            configure?.Invoke(options);
        });
}
