using System.Diagnostics;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
[Platform("Linux")]
public sealed class RealFaultTests
{
    [Test]
    public void A_disk_that_was_full_has_every_event_once_there_is_room_again()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Assume.That(Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.Path), Is.Zero, "only root may mount");
        try
        {
            var clock = new FakeClock(Some.Instant);
            folder.Write("ballast", new string('x', 40 * 1024));
            using (var log = FileLogs.Open(folder, clock))
            {
                for (var i = 0; i < 100; i++) log.Information("{Number} {Text:l}", i, new string('y', 500));
                var full = folder.Read("app20261122.log");
                Assert.That(full, Does.EndWith("\n"));
                Assert.That(full.Split('\n'), Has.Length.LessThan(60));

                System.IO.File.Delete(folder.File("ballast"));
                clock.Advance(TimeSpan.FromSeconds(30));
            }

            var numbers = folder.Read("app20261122.log").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line.Split(' ')[0]));
            Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, numbers.Count())));
            Assert.That(said.Lines, Has.Some.Contains("No space left"));
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    [Test]
    public void Threads_that_fill_a_disk_together_lose_tear_and_double_nothing()
    {
        const int Threads = 4;
        const int EventsEach = 100;
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Assume.That(Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.Path), Is.Zero, "only root may mount");
        try
        {
            folder.Write("ballast", new string('x', 40 * 1024));
            using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant)))
            {
                var threads = Enumerable.Range(0, Threads).Select(t => new Thread(() =>
                {
                    for (var i = 0; i < EventsEach; i++) log.Information("{Thread} {Number} {Text:l}.", t, i, new string('y', 80));
                })).ToList();
                threads.ForEach(thread => thread.Start());
                threads.ForEach(thread => thread.Join());
                Assert.That(said.Lines, Has.Some.Contains("No space left"));
                System.IO.File.Delete(folder.File("ballast"));
            }

            var lines = folder.Read("app20261122.log").Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.That(lines, Has.Length.EqualTo(Threads * EventsEach).And.All.EndsWith("y."));
            foreach (var own in lines.Select(line => line.Split(' ')).GroupBy(parts => parts[0]))
                Assert.That(own.Select(parts => int.Parse(parts[1])), Is.EqualTo(Enumerable.Range(0, EventsEach)));
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    [Test]
    public void A_folder_that_may_not_be_written_now_lets_the_application_start_and_the_events_wait()
    {
        if (OperatingSystem.IsWindows()) return;
        Assume.That(Environment.UserName, Is.Not.EqualTo("root"), "root may write everywhere");
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var clock = new FakeClock(Some.Instant);
        System.IO.File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var log = FileLogs.Open(folder, clock);

        log.Information("one");
        System.IO.File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|"));
    }

    [Test]
    public void A_file_system_that_may_only_be_read_lets_the_application_start_and_the_events_wait()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Assume.That(Run("mount", "-t", "tmpfs", "-o", "size=64k,ro", "tmpfs", folder.Path), Is.Zero, "only root may mount");
        try
        {
            var clock = new FakeClock(Some.Instant);
            using var log = FileLogs.Open(folder, clock);
            log.Information("one");
            Assume.That(Run("mount", "-o", "remount,rw", folder.Path), Is.Zero);

            clock.Advance(TimeSpan.FromMilliseconds(100));

            Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|"));
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
