using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>A worker's bytes before it is known what they are: frames if they begin as frames do, which no text in UTF-8 does, and
/// lines of text otherwise.</summary>
sealed class WorkerStreams(RelayAddress address, WorkerContact contact, EventRoute route)
{
    readonly byte[] _first = new byte[FrameWriter.Mark.Length];
    int _held;
    IWorkerStream? _stream;

    public bool SaidBye => _stream?.SaidBye == true;

    public bool AnswersFlush => _stream?.AnswersFlush == true;

    public bool KeepsUnacknowledged => _stream?.KeepsUnacknowledged == true;

    public int UnfinishedBytes => _stream?.UnfinishedBytes ?? _held;

    public bool EndsCleanly(int? exitCode) => _stream?.EndsCleanly(exitCode) == true;

    public void End() => _stream?.End();

    public Memory<byte> Space() => _stream?.Space() ?? _first.AsMemory(_held);

    public void Take(int count, CancellationToken stop)
    {
        if (_stream is null)
        {
            _held += count;
            var first = _first.AsMemory(0, _held);
            var isMark = FrameWriter.Mark.StartsWith(first.Span);
            if (isMark && _held < _first.Length) return;
            _stream = isMark ? new FrameStream(address, contact, route) : new ClefStream(contact, route);
            first.CopyTo(_stream.Space());
            count = _held;
        }

        _stream.Take(count, stop);
    }
}
