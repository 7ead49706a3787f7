using System.Globalization;
using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>Workers that render their events, and a parent that writes the lines.</summary>
public sealed partial class StraightToTheFileTests
{
    WorkerProcesses _processes = null!;
    TempFolder _folder = null!;

    [SetUp]
    public void Prepare() => (_processes, _folder) = (new WorkerProcesses(), new TempFolder());

    [TearDown]
    public void EndProcesses()
    {
        _processes.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Each_line_is_in_the_file_once_and_in_its_workers_order_with_what_the_listener_says()
    {
        await using (var listener = Start())
        {
            listener.Target.Information("the parent's own");
            var workers = Enumerable.Range(0, 3).Select(i => Start(listener, $"w{i}", "count", "500")).ToArray();
            foreach (var worker in workers) Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        }

        var lines = Lines();
        for (var i = 0; i < 3; i++)
        {
            Assert.That(NumbersOf($"w{i}", lines), Is.EqualTo(Enumerable.Range(0, 500)));
            Assert.That(lines, Has.One.Matches($"^INF .*Worker \"?w{i}\"? ended, process [0-9]+, exit code 0: 500 events received, 0 lost$"));
        }

        Assert.That(lines, Has.One.EqualTo("INF  the parent's own"));
    }

    [Test]
    public async Task Levels_have_the_templates_of_the_file_and_exceptions_their_text()
    {
        await using (var listener = Start(file => file.LevelTemplates = new Dictionary<string, string> { ["Error"] = "!! {Message:lj} of {ProcessName}{NewLine}{Exception}" }))
            Assert.That(await WorkerProcesses.EndOf(Start(listener, "w", "fail")), Is.EqualTo(7));

        Assert.That(Lines(), Has.One.Matches("^!! failed with 7 of .+").And.Some.Contains("InvalidOperationException"));
    }

    [Test]
    public async Task A_worker_that_is_killed_leaves_a_beginning_of_its_lines_and_no_torn_one()
    {
        await using (var listener = Start())
        {
            var worker = Start(listener, "w", "endless");
            Assert.That(SpinWait.SpinUntil(() => listener.Workers is [{ Received: > 1000 }], WorkerProcesses.Patience), Is.True);
            worker.Kill();
            await WorkerProcesses.EndOf(worker);
        }

        var numbers = NumbersOf("w", Lines());
        Assert.That(numbers, Has.Length.GreaterThan(1000).And.EqualTo(Enumerable.Range(0, numbers.Length)));
    }

    [Test]
    public async Task Files_roll_between_whole_lines()
    {
        await using (var listener = Start(file => (file.FileSizeLimitBytes, file.RetainedFileCountLimit) = (1000, null)))
            await WorkerProcesses.EndOf(Start(listener, "w", "count", "200"));

        Assert.That(_folder.Names(), Has.Length.GreaterThan(3));
        Assert.That(_folder.Names().Select(name => _folder.Read(name)), Has.All.Length.LessThanOrEqualTo(1000).And.All.EndsWith("\n"));
    }

    [Test]
    public async Task Workers_and_parent_log_from_Information_on_unless_another_level_is_asked_for()
    {
        Assert.That(await LevelsWith(null), Is.EqualTo("INF WRN ERR FTL"));
        Assert.That(await LevelsWith(new RelayListenerOptions { MinimumLevel = LogEventLevel.Debug }), Is.EqualTo("DBG INF WRN ERR FTL"));
        Assert.That(await LevelsWith(new RelayListenerOptions { LevelSwitch = new LoggingLevelSwitch(LogEventLevel.Error) }), Is.EqualTo("ERR FTL"));
        Assert.That(await LevelsWith(new RelayListenerOptions { MinimumLevel = LogEventLevel.Verbose }, file => file.RestrictedToMinimumLevel = LogEventLevel.Warning),
            Is.EqualTo("WRN ERR FTL"));
        Assert.That(await LevelsWith(null, file => file.LevelSwitch = new LoggingLevelSwitch(LogEventLevel.Fatal)), Is.EqualTo("FTL"));
    }

    [Test]
    public async Task All_is_in_the_file_when_a_flush_has_ended()
    {
        await using var listener = Start();
        using var worker = Start(listener, "w", "count", "300");
        await WorkerProcesses.EndOf(worker);
        await listener.FlushAsync();

        Assert.That(NumbersOf("w", Lines()), Has.Length.EqualTo(300));
    }

    static readonly TestCaseData[] CannotBeSent =
    [
        Case(file => file.Formatter = new JsonFormatter(), "formatter is Serilog.Formatting.Json.JsonFormatter; workers render").SetName("A_formatter_cannot_be_sent"),
        Case(file => file.EncodingName = "utf-16", "encoding is utf-16; it must be UTF-8").SetName("Workers_write_UTF_8"),
        Case(file => file.FormatProvider = new Nobodys(), "formatProvider is").SetName("A_format_provider_of_ones_own_cannot_be_sent"),
        Case(file => file.OutputTemplate = new string('x', 20_000), "levelTemplates is 20000 characters").SetName("Long_templates_cannot_be_sent"),
        Case(file => file.FileSizeLimitBytes = 0, "fileSizeLimitBytes is 0").SetName("The_files_own_settings_are_checked"),
    ];

    [TestCaseSource(nameof(CannotBeSent))]
    public void What_cannot_be_is_said_at_once(Action<AcrilogFileOptions> change, string why) =>
        Assert.That(() => Start(change), Throws.ArgumentException.With.Message.StartsWith(why));

    // Those of the worker's events that are in the file; the parent's own have to be the same.
    async Task<string> LevelsWith(RelayListenerOptions? options, Action<AcrilogFileOptions>? configure = null)
    {
        await using (var listener = Start(configure, options))
        {
            foreach (var level in Enum.GetValues<LogEventLevel>()) listener.Target.Write(level, "the parent's own");
            await WorkerProcesses.EndOf(Start(listener, "w", "count", "6"));
        }

        string Levels(string end) => string.Join(' ', Lines().Where(line => line.EndsWith(end, StringComparison.Ordinal)).Select(line => line[..3]));
        var (parents, workers) = (Levels("the parent's own"), Levels(" of a worker"));
        System.IO.File.Delete(_folder.File("all.log"));
        Assert.That(parents, Is.EqualTo(workers));
        return workers;
    }

    RelayListener Start(Action<AcrilogFileOptions>? configure = null) => Start(configure, new RelayListenerOptions { MinimumLevel = LogEventLevel.Verbose });

    RelayListener Start(Action<AcrilogFileOptions>? configure, RelayListenerOptions? options)
    {
        var file = new AcrilogFileOptions
        {
            Path = _folder.File("all.log"),
            RollingInterval = RollingInterval.Infinite,
            OutputTemplate = "{Level:u3} {WorkerName} {Message:lj}{NewLine}{Exception}",
        };
        configure?.Invoke(file);
        return RelayListener.Start(file, options);
    }

    System.Diagnostics.Process Start(RelayListener listener, string name, params string[] task) =>
        _processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo(task), name));

    string[] Lines() => _folder.Read("all.log").Split(Environment.NewLine);

    static TestCaseData Case(Action<AcrilogFileOptions> change, string why) => new(change, why);

    static int[] NumbersOf(string worker, string[] lines) => [.. lines.Select(line => Numbered().Match(line)).Where(match => match.Success && match.Groups[1].Value == worker)
        .Select(match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex("^[A-Z]{3} (.+) event ([0-9]+) of a worker$")]
    private static partial Regex Numbered();

    sealed class Nobodys : IFormatProvider
    {
        public object? GetFormat(Type? formatType) => null;
    }
}
