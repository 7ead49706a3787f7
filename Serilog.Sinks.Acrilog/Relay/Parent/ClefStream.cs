using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>What the lines of a worker in another language mean: a JSON object is an event in compact JSON, other text is an event
/// whose message it is.</summary>
/// <remarks>Memory stays below twice <see cref="WireLimits.MaxFrameBytes"/>, whatever arrives. A line that is no event costs
/// itself alone; a stream that does not begin with text is refused.</remarks>
sealed class ClefStream(WorkerContact contact, EventRoute route) : IWorkerStream
{
    // Control characters that programs write to terminals are text: BEL, BS, HT, LF, VT, FF, CR and ESC. These are not.
    static readonly SearchValues<byte> Binary = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31]);

    readonly ClefReader _reader = new();
    byte[] _bytes = new byte[64 * 1024];
    int _end;
    int _searched;
    bool _greeted;
    bool _isText;
    bool _skipping;

    static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    public bool SaidBye => false;

    public bool AnswersFlush => false;

    public bool KeepsUnacknowledged => false;

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
        _end += count;
        var start = 0;
        bool isStopped;
        while (!(isStopped = stop.IsCancellationRequested) && _bytes.AsSpan(_searched, _end - _searched).IndexOf((byte)'\n') is >= 0 and var length)
        {
            var lineEnd = _searched + length;
            if (!_skipping) Handle(_bytes.AsSpan(start, lineEnd - start));
            _skipping = false;
            start = _searched = lineEnd + 1;
        }

        _bytes.AsSpan(start, _end - start).CopyTo(_bytes);
        _end -= start;
        _searched = isStopped ? 0 : _end;
        if (!isStopped && _end >= WireLimits.MaxFrameBytes) SkipLine();
    }

    // The last line needs no newline. But an object that is closed has all it was to have, and one that is torn is not closed.
    public void End()
    {
        var line = _bytes.AsSpan(0, _end);
        if (_skipping || !TryRead(line, out var logEvent, out _)) return;
        _end = 0;
        if (logEvent is not null) route.Deliver(logEvent);
    }

    void Handle(ReadOnlySpan<byte> line)
    {
        if (!TryRead(line, out var logEvent, out var error)) Damaged(error, line);
        else if (logEvent is not null) route.Deliver(logEvent);
        _isText |= logEvent is not null;
    }

    // No event, and no error either, is in a blank line.
    bool TryRead(ReadOnlySpan<byte> line, out LogEvent? logEvent, [NotNullWhen(false)] out string? error)
    {
        (logEvent, error) = (null, null);
        if (ClefReader.IsBlank(line)) return true;
        if (line.StartsWith(Encoding.UTF8.Preamble)) line = line[Encoding.UTF8.Preamble.Length..];
        var isObject = line.TrimStart(Blanks)[0] == '{';
        if (isObject && _reader.TryRead(line, TimeProvider.System.GetLocalNow(), out logEvent, out error)) return true;
        if (line.ContainsAny(Binary)) error = "it is not text in UTF-8";
        else if (!isObject) logEvent = TextLine.ToEvent(Encoding.UTF8.GetString(line.TrimEnd("\r\n"u8)), LogEventLevel.Information, "relay");
        return error is null;
    }

    void SkipLine()
    {
        if (!_skipping) Damaged($"it has more than {WireLimits.MaxFrameBytes} bytes", _bytes.AsSpan(0, _end));
        _skipping = true;
        _end = _searched = 0;
    }

    /// <exception cref="WireFormatException">No text came before, and this is none.</exception>
    void Damaged(string why, ReadOnlySpan<byte> line)
    {
        if (!_isText && line.Contains((byte)0)) throw new WireFormatException("it begins with neither frames nor text in UTF-8");
        _isText = true;
        contact.Worker.Ledger.EventDamaged();
        contact.Lifecycle.DamagedLine(why, line);
    }
}
