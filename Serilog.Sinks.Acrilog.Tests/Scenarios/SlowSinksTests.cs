using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>A parent with a sink beside its file that takes its time over each event.</summary>
public sealed class SlowSinksTests
{
    [Test]
    public async Task Events_are_in_the_file_though_another_sink_has_not_taken_all_that_arrived_with_them()
    {
        using var folder = new TempFolder();
        using var gate = new GateSink(new CollectingSink());
        await using var scene = new RelayScene(log => log
            .WriteTo.AcrilogFile(folder.File("app.log"), rollingInterval: RollingInterval.Infinite, outputTemplate: "{Message:lj}\n")
            .WriteTo.Sink(new Slow())
            .WriteTo.Logger(third => third.Filter.ByIncludingOnly(e => e.MessageTemplate.Text == "third").WriteTo.Sink(gate)));
        scene.StartShell("worker", Shell.OpenRelay + """printf '{"@m":"first"}\n{"@m":"second"}\n{"@m":"third"}\n' >&3""");
        await gate.Reached.WaitAsync(WorkerProcesses.Patience);

        Assert.That(folder.Read("app.log"), Does.Contain("first\nsecond\n"));
        gate.Open();
        await scene.EndOf("worker");
    }

    sealed class Slow : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => new ManualResetEventSlim().Wait(TimeSpan.FromMilliseconds(100));
    }
}
