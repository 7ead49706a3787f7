using System.Globalization;
using System.IO.Pipes;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.FileSink;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>What a worker is told of the events that its parent's file gets many at once.</summary>
public sealed class SettledEventsTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Neither_an_acknowledgement_nor_the_end_of_a_flush_comes_before_the_events_are_in_the_file()
    {
        using var folder = new TempFolder();
        using var pipe = new ParentPipe();
        var disk = new FaultyDisk();
        using var log = FileLogs.Open(folder, TimeProvider.System, options => options.Disk = disk);
        var address = new RelayAddress(pipe.Handles, "worker", LogEventLevel.Verbose, WireLimits.Version, "00");
        var connection = new RelayConnection(pipe, address, log.ForContext("SourceContext", "test"), lines: null, "word");
        var flushed = connection.FlushAsync();
        var early = 0;
        disk.Writing = () =>
        {
            var written = folder.Names().SelectMany(name => folder.Read(name).Split('\n')).Count(line => line is "one" or "two");
            if (connection.Worker.Ledger.Settled > written || (flushed.IsCompleted && written < 2)) early++;
        };

        // All in one piece: the events, and the mark that a flush waits for.
        using var worker = new AnonymousPipeClientStream(PipeDirection.Out, pipe.Handles.Events.ToString(CultureInfo.InvariantCulture));
        var me = new ProcessFacts("machine", 7, "process", DateTimeOffset.UnixEpoch);
        await worker.WriteAsync((byte[])
        [
            .. FrameWriter.Preamble, .. FrameWriter.Whole(FrameType.Hello, 0, new Hello("worker", "00", "word", 0, me).WriteTo),
            .. EventFrame("one", 1), .. EventFrame("two", 2), .. FrameWriter.Whole(FrameType.Mark, 2, payload => payload.Int64(1)),
        ]);
        connection.Begin();
        await flushed.WaitAsync(Patience);

        Assert.That(early, Is.Zero);
        Assert.That(folder.Listing(), Does.Contain("one|two|"));
        await connection.StopAsync(Patience);
        Assert.That(connection.Worker.Ledger.Settled, Is.EqualTo(2));
    }

    static byte[] EventFrame(string text, long number)
    {
        var frame = new EventEncoder().Encode(Some.Event(text), out _);
        FrameWriter.Stamp(frame, number);
        return frame.ToArray();
    }
}
