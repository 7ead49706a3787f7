using Serilog.Events;
using Serilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

public sealed class ConcurrencyTests
{
    const int Threads = 4;
    const int EventsEach = 5000;

    [Test]
    public void Four_threads_lose_tear_and_reorder_nothing_while_files_roll()
    {
        using var folder = new TempFolder();
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.FileSizeLimitBytes = 10_000;
            options.RetainedFileCountLimit = null;
        }))
        {
            var threads = Enumerable.Range(0, Threads).Select(t => new Thread(() =>
            {
                for (var i = 0; i < EventsEach; i++) log.Information("{Thread} {Index} {Filler}", t, i, new string('y', i % 90));
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
        }

        var files = folder.Names().OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal);
        var lines = files.SelectMany(name => folder.Read(name).Split('\n')[..^1]).Select(line => line.Split(' ')).ToList();
        Assert.That(lines, Has.Count.EqualTo(Threads * EventsEach));
        Assert.That(lines.All(parts => parts.Length == 3 && parts[2].Length == int.Parse(parts[1], null) % 90), Is.True);
        foreach (var own in lines.GroupBy(parts => parts[0]))
            Assert.That(own.Select(parts => int.Parse(parts[1], null)), Is.EqualTo(Enumerable.Range(0, EventsEach)));
    }

    [Test]
    public void Each_event_is_readable_when_the_call_that_logged_it_returns()
    {
        using var folder = new TempFolder();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant));

        log.Information("one");
        Assert.That(folder.Read("app20261122.log"), Is.EqualTo("one\n"));
        log.Information("two");

        Assert.That(folder.Read("app20261122.log"), Is.EqualTo("one\ntwo\n"));
    }

    [Test]
    public void A_value_that_logs_while_it_is_formatted_spoils_neither_event()
    {
        using var folder = new TempFolder();
        Serilog.Core.Logger? log = null;
        using (log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Formatter = new Chatty(() => log!)))
            log.Information("outer");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:<inner>|<outer>|"));
    }

    [Test]
    public void An_event_of_megabytes_is_written_whole()
    {
        using var folder = new TempFolder();
        var text = new string('ö', 3_000_000);
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant))) log.Information("{Text}", text);

        Assert.That(folder.Read("app20261122.log"), Is.EqualTo(text + "\n"));
    }

    sealed class Chatty(Func<ILogger> log) : ITextFormatter
    {
        public void Format(LogEvent logEvent, TextWriter output)
        {
            output.Write('<');
            if (logEvent.MessageTemplate.Text == "outer") log().Information("inner");
            output.Write(logEvent.MessageTemplate.Text);
            output.Write(">\n");
        }
    }
}
