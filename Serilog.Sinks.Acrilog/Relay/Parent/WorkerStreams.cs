using Serilog.Sinks.Acrilog.Relay.Transport;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>A worker's bytes before it is known what they are: the first one tells, and from then on they go to whoever
/// understands them.</summary>
sealed class WorkerStreams(RelayAddress address, WorkerContact contact, EventRoute route)
{
    readonly byte[] _first = new byte[1];
    IWorkerStream? _stream;

    public bool SaidBye => _stream?.SaidBye == true;

    public bool AnswersFlush => _stream?.AnswersFlush == true;

    public int UnfinishedBytes => _stream?.UnfinishedBytes ?? 0;

    public bool EndsCleanly(int? exitCode) => _stream?.EndsCleanly(exitCode) == true;

    public void End() => _stream?.End();

    public Memory<byte> Space() => _stream?.Space() ?? _first;

    public void Take(int count, CancellationToken stop)
    {
        if (_stream is null)
        {
            _stream = _first[0] == '{' ? new ClefStream(contact, route) : new FrameStream(address, contact, route);
            _first.CopyTo(_stream.Space());
        }

        _stream.Take(count, stop);
    }
}
