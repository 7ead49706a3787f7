using System.IO.Pipes;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Transport;

public sealed class PipeReadingTests
{
    [Test]
    public void A_read_that_waits_ends_when_it_is_stopped()
    {
        using var other = new AnonymousPipeServerStream(PipeDirection.Out);
        using var pipe = new AnonymousPipeClientStream(PipeDirection.In, other.ClientSafePipeHandle);
        using var reading = new PipeReading(pipe);
        other.WriteByte(7);
        Assert.That(reading.Read(new byte[2]), Is.EqualTo(1));

        var waiting = Task.Run(() => reading.Read(new byte[2]));
        reading.Stop();
        Assert.That(async () => await waiting.WaitAsync(WorkerProcesses.Patience), Throws.InstanceOf<OperationCanceledException>());
    }
}
