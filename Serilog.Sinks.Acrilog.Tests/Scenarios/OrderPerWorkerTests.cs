using System.Globalization;
using System.Text.RegularExpressions;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>The first promise of the relay, with each way of the events and each way of the file.</summary>
public sealed partial class OrderPerWorkerTests
{
    const int Workers = 3;
    const int Events = 2000;

    TempFolder _folder = null!;

    [SetUp]
    public void Prepare() => _folder = new TempFolder();

    [TearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public async Task Each_workers_events_are_in_the_file_once_and_in_order(
        [Values("typed", "lines")] string way,
        [Values("at once", "buffered", "drop oldest", "small buffer", "shared", "audit", "keyed", "keyed and buffered", "rolling")] string file)
    {
        await using (var log = LogTo(file))
        await using (var listener = RelayListener.Start(log))
            await Run(listener, way);

        Check();
    }

    [TestCase("at once")]
    [TestCase("buffered")]
    [TestCase("drop oldest")]
    [TestCase("shared")]
    [TestCase("rolling")]
    public async Task Each_workers_events_are_in_order_in_a_file_that_takes_finished_lines(string file)
    {
        var options = new AcrilogFileOptions { Path = _folder.File("all.log"), RollingInterval = RollingInterval.Infinite, OutputTemplate = "{WorkerName} {Message:lj}\n" };
        Change(options, file);
        await using (var listener = RelayListener.Start(options, new RelayListenerOptions { MinimumLevel = LogEventLevel.Verbose }))
            await Run(listener, "typed");

        Check();
    }

    static async Task Run(RelayListener listener, string way)
    {
        using var processes = new WorkerProcesses();
        var started = Enumerable.Range(0, Workers).Select(i => processes.Keep(listener.StartWorker(StartInfo(way), $"w{i}"))).ToArray();
        foreach (var worker in started) Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
    }

    static System.Diagnostics.ProcessStartInfo StartInfo(string way) => way == "typed"
        ? WorkerProcesses.StartInfo("count", $"{Events}")
        : Shell.StartInfo(Shell.OpenRelay + $$"""i=0; while [ $i -lt {{Events}} ]; do printf '{"@mt":"event {Number} of a worker","Number":%s}\n' $i >&3; i=$((i+1)); done""");

    Serilog.Core.Logger LogTo(string file)
    {
        var log = new LoggerConfiguration().MinimumLevel.Verbose();
        return (file switch
        {
            "audit" => log.AuditTo.AcrilogFile(Configure),
            "keyed" or "keyed and buffered" => log.WriteTo.AcrilogFiles("WorkerName", Configure),
            _ => log.WriteTo.AcrilogFile(Configure),
        }).CreateLogger();

        void Configure(AcrilogFileOptions options)
        {
            options.Path = _folder.File(file.StartsWith("keyed", StringComparison.Ordinal) ? "{Key}.log" : "all.log");
            options.RollingInterval = RollingInterval.Infinite;
            options.OutputTemplate = "{WorkerName} {Message:lj}\n";
            Change(options, file);
        }
    }

    static void Change(AcrilogFileOptions options, string file)
    {
        options.Buffered = file is "buffered" or "drop oldest" or "small buffer" or "keyed and buffered" or "rolling";
        options.Shared = file == "shared";
        if (file == "drop oldest") options.WhenFull = WhenFull.DropOldest;
        if (file == "small buffer") options.BufferSizeLimitBytes = 1000;
        if (file == "rolling") (options.FileSizeLimitBytes, options.RetainedFileCountLimit) = (10_000, null);
    }

    void Check()
    {
        var lines = _folder.Names().SelectMany(name => _folder.Read(name).Split('\n')).Select(line => Numbered().Match(line)).Where(match => match.Success).ToList();
        for (var i = 0; i < Workers; i++)
        {
            var own = lines.Where(match => match.Groups[1].Value == $"w{i}").Select(match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
            Assert.That(own, Is.EqualTo(Enumerable.Range(0, Events)), $"w{i}");
        }
    }

    [GeneratedRegex("^(.+) event ([0-9]+) of a worker$")]
    private static partial Regex Numbered();
}
