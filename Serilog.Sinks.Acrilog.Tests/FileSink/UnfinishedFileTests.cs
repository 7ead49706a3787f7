using System.Text;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

public sealed class UnfinishedFileTests
{
    static readonly string NewLine = Environment.NewLine;

    [Test]
    public void A_line_torn_by_a_crash_is_finished_before_the_first_new_event()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "whole\ntor");
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant));

        log.Information("new");
        log.Information("newer");

        Assert.That(folder.Read("app20261122.log"), Is.EqualTo($"whole\ntor{NewLine}new\nnewer\n"));
    }

    [Test]
    public void A_torn_line_is_left_alone_while_there_is_no_event()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "tor");

        FileLogs.Open(folder, new FakeClock(Some.Instant)).Dispose();

        Assert.That(folder.Read("app20261122.log"), Is.EqualTo("tor"));
    }

    [Test]
    public void A_log_that_does_not_consist_of_lines_gets_none()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "one;");
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.OutputTemplate = "{Message};");

        log.Information("two");

        Assert.That(folder.Read("app20261122.log"), Is.EqualTo("one;two;"));
    }

    [Test]
    public void A_character_torn_by_a_crash_does_not_shift_those_after_it()
    {
        using var folder = new TempFolder();
        var path = folder.File("app20261122.log");
        System.IO.File.WriteAllBytes(path, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("tor"), 0x6E]);
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Encoding = Encoding.Unicode))
            log.Information("new");

        Assert.That(System.IO.File.ReadAllText(path, Encoding.Unicode), Is.EqualTo($"tor{NewLine}new\n"));
    }

    [Test]
    public void A_byte_order_mark_torn_by_a_crash_is_written_anew()
    {
        using var folder = new TempFolder();
        var path = folder.File("app20261122.log");
        System.IO.File.WriteAllBytes(path, [0xEF, 0xBB]);
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Encoding = Encoding.UTF8))
            log.Information("new");

        Assert.That(System.IO.File.ReadAllBytes(path), Is.EqualTo((byte[])[0xEF, 0xBB, 0xBF, .. "new\n"u8]));
    }

    [Test]
    public void The_newline_counts_against_the_size_limit()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122.log", "tor");
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 7);

        log.Information("new");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:tor app20261122_001.log:new|"));
    }
}
