using System.Diagnostics;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>A worker that has closed its log, and a parent, played by the test, that has not said yet that it has all.</summary>
public sealed class AcknowledgedGoodbyesTests
{
    const ulong AcknowledgesBye = 1;
    // But lines, whose form would follow.
    const ulong AllThatCouldBe = ~2ul;

    WorkerProcesses _processes = null!;
    ParentPipe _pipe = null!;

    [SetUp]
    public void Prepare() => (_processes, _pipe) = (new WorkerProcesses(), new ParentPipe());

    [TearDown]
    public void EndProcesses()
    {
        _processes.Dispose();
        _pipe.Dispose();
    }

    [TestCase(AcknowledgesBye)]
    [TestCase(AllThatCouldBe)]
    public async Task A_worker_ends_when_its_parent_has_said_that_all_is_in_its_log(ulong capabilities)
    {
        var worker = await StartUntilBye(payload => payload.VarUInt(capabilities));
        await Acknowledge(1);
        Assert.That(worker.HasExited, Is.False);
        await Acknowledge(2);

        Assert.That(await SaidBy(worker), Is.Empty);
        Assert.That(worker.ExitCode, Is.Zero);
    }

    [Test]
    public async Task What_a_parent_has_not_acknowledged_when_it_goes_is_in_the_fallback()
    {
        var worker = await StartUntilBye(payload => payload.VarUInt(AcknowledgesBye));
        await Acknowledge(1);
        _pipe.Dispose();

        Assert.That(await SaidBy(worker), Does.Contain("acknowledged 1 of 2").And.Contains("goodbye").And.Not.Contains("hello"));
        Assert.That(worker.ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_worker_does_not_wait_for_a_parent_of_an_older_version_which_might_not_say_it()
    {
        var worker = await StartUntilBye(_ => { });

        Assert.That(await SaidBy(worker), Is.Empty);
        Assert.That(worker.ExitCode, Is.Zero);
    }

    async Task<Process> StartUntilBye(Action<ByteWriter> writeCapabilities)
    {
        var address = new RelayAddress(_pipe.Handles, "patient", LogEventLevel.Information, WireLimits.Version, "00");
        _pipe.Welcome([.. FrameWriter.Preamble, .. FrameWriter.Whole(FrameType.Welcome, 0, payload =>
        {
            payload.Text(address.Nonce);
            payload.Text("word");
            payload.Byte((byte)address.MinimumLevel);
            writeCapabilities(payload);
        })]);
        var worker = _processes.Keep(Process.Start(WorkerProcesses.StartInfo("life", "patient", address.ToString()))!);
        var frames = new FrameReader();
        using var patience = new CancellationTokenSource(WorkerProcesses.Patience);
        while (true)
        {
            frames.Advance(await _pipe.ReadAsync(frames.Space(), patience.Token));
            _pipe.ReleaseWorkerEnd();
            while (frames.TryRead(out var frame))
                if (frame.Type == FrameType.Bye) return worker;
        }
    }

    Task Acknowledge(long sequence) => _pipe.WriteAsync(FrameWriter.Whole(FrameType.Acknowledge, 0, payload => payload.Int64(sequence)), default).AsTask();

    static async Task<string> SaidBy(Process worker)
    {
        var said = await worker.StandardError.ReadToEndAsync().WaitAsync(WorkerProcesses.Patience);
        await WorkerProcesses.EndOf(worker);
        return said;
    }
}
