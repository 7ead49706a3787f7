using Serilog.Sinks.Acrilog.Relay.Transport;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>A worker's bytes before it is known what they are: the first one tells, and from then on they go to whoever
/// understands them. Text may have a byte order mark before it, as .NET's and PowerShell's writers put there.</summary>
sealed class WorkerStreams(RelayAddress address, WorkerContact contact, EventRoute route)
{
    readonly byte[] _first = new byte[ByteOrderMark.Length + 1];
    int _held;
    IWorkerStream? _stream;

    // Of UTF-8.
    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public bool SaidBye => _stream?.SaidBye == true;

    public bool AnswersFlush => _stream?.AnswersFlush == true;

    public int UnfinishedBytes => _stream?.UnfinishedBytes ?? _held;

    public bool EndsCleanly(int? exitCode) => _stream?.EndsCleanly(exitCode) == true;

    public void End() => _stream?.End();

    public Memory<byte> Space() => _stream?.Space() ?? _first.AsMemory(_held, 1);

    public void Take(int count, CancellationToken stop)
    {
        if (_stream is null)
        {
            _held += count;
            var first = _first.AsMemory(0, _held);
            if (ByteOrderMark.StartsWith(first.Span)) return;
            var text = first.Span.StartsWith(ByteOrderMark) ? first[ByteOrderMark.Length..] : first;
            var isJson = text.Span[0] == '{';
            _stream = isJson ? new ClefStream(contact, route) : new FrameStream(address, contact, route);
            if (isJson) first = text;
            first.CopyTo(_stream.Space());
            count = first.Length;
        }

        _stream.Take(count, stop);
    }
}
