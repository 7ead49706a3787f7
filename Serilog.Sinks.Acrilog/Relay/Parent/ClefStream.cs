using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>What the lines of a worker in another language mean: each is an event in compact JSON.</summary>
/// <remarks>Memory stays below twice <see cref="WireLimits.MaxFrameBytes"/>, whatever arrives. A line that is no event costs
/// itself alone.</remarks>
sealed class ClefStream(WorkerContact contact, EventRoute route) : IWorkerStream
{
    readonly ClefReader _reader = new();
    byte[] _bytes = new byte[64 * 1024];
    int _end;
    bool _greeted;
    bool _skipping;

    public bool SaidBye => false;

    public bool AnswersFlush => false;

    public int UnfinishedBytes => _end;

    // It has no other way to end than to be at an end.
    public bool EndsCleanly(int? exitCode) => _end == 0 && !_skipping && exitCode is null or 0;

    public Memory<byte> Space()
    {
        if (_end == _bytes.Length) Array.Resize(ref _bytes, _bytes.Length * 2);
        return _bytes.AsMemory(_end);
    }

    public void Take(int count, CancellationToken stop)
    {
        if (!_greeted) contact.Greet(null);
        _greeted = true;
        var searched = _end;
        _end += count;
        var start = 0;
        while (!stop.IsCancellationRequested && _bytes.AsSpan(searched, _end - searched).IndexOf((byte)'\n') is >= 0 and var length)
        {
            var lineEnd = searched + length;
            if (!_skipping) Handle(_bytes.AsSpan(start, lineEnd - start));
            _skipping = false;
            start = searched = lineEnd + 1;
        }

        _bytes.AsSpan(start, _end - start).CopyTo(_bytes);
        _end -= start;
        if (_end >= WireLimits.MaxFrameBytes) SkipLine();
    }

    // An object that is closed has all it was to have; one that is torn is not closed.
    public void End()
    {
        if (_skipping || !_reader.TryRead(_bytes.AsSpan(0, _end), TimeProvider.System.GetLocalNow(), out var logEvent, out _)) return;
        _end = 0;
        route.Deliver(logEvent);
    }

    void Handle(ReadOnlySpan<byte> line)
    {
        if (ClefReader.IsBlank(line)) return;
        if (_reader.TryRead(line, TimeProvider.System.GetLocalNow(), out var logEvent, out var error)) route.Deliver(logEvent);
        else Damaged($"a line is no event: {error}");
    }

    void SkipLine()
    {
        if (!_skipping) Damaged($"a line has more than {WireLimits.MaxFrameBytes} bytes");
        _skipping = true;
        _end = 0;
    }

    void Damaged(string why)
    {
        contact.Worker.Ledger.EventDamaged();
        contact.Lifecycle.Damaged(why);
    }
}
