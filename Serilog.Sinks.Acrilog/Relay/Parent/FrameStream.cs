using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>What the frames of one worker mean: greets it, hands its events on, keeps its account.</summary>
sealed class FrameStream(RelayAddress address, WorkerContact contact, EventRoute route) : IWorkerStream
{
    readonly FrameReader _frames = new();
    readonly EventDecoder _decoder = new();
    readonly WorkerLedger _ledger = contact.Worker.Ledger;

    public bool SaidBye { get; private set; }

    public bool AnswersFlush { get; private set; }

    public bool KeepsUnacknowledged => true;

    public int UnfinishedBytes => _frames.UnfinishedBytes;

    public bool EndsCleanly(int? exitCode) => SaidBye;

    public Memory<byte> Space() => _frames.Space();

    public void Take(int count, CancellationToken stop)
    {
        _frames.Advance(count);
        while (!SaidBye && !stop.IsCancellationRequested && _frames.TryRead(out var frame)) Handle(frame);
        if (SaidBye && UnfinishedBytes > 0) throw new WireFormatException($"{UnfinishedBytes} bytes came after its goodbye");
    }

    // A frame has no mark at its end.
    public void End()
    {
    }

    void Handle(Frame frame)
    {
        if (frame.IsDamaged)
        {
            _ledger.FrameDamaged();
            contact.Lifecycle.Damaged("its checksum is wrong");
            return;
        }

        if (!AnswersFlush)
        {
            Greet(frame);
            return;
        }

        var payload = new ByteReader(frame.Payload);
        switch (frame.Type)
        {
            case FrameType.Event:
                _ledger.EventArrived(frame.Sequence);
                Deliver(frame);
                break;
            case FrameType.Line:
                _ledger.EventArrived(frame.Sequence);
                route.Deliver(Line.ReadFrom(frame.Payload));
                break;
            case FrameType.Loss:
                _ledger.NoteArrived(frame.Sequence);
                contact.Dropped(LevelCounts.ReadFrom(frame.Payload));
                break;
            case FrameType.Mark:
                Gathering.Current?.Write();
                contact.Flushes.Marked(payload.Int64());
                break;
            case FrameType.Names:
                _decoder.Define(frame.Payload);
                break;
            case FrameType.Bye:
                _ledger.NoteArrived(frame.Sequence);
                _ledger.CountArrived(LevelCounts.ReadFrom(frame.Payload));
                SaidBye = true;
                break;
            default:
                throw new WireFormatException($"a frame of type {(byte)frame.Type} came, which no worker sends then");
        }
    }

    void Greet(Frame frame)
    {
        if (frame.Type != FrameType.Hello) throw new WireFormatException($"the first frame is {frame.Type}, not Hello");
        var hello = Hello.ReadFrom(frame.Payload);
        if (hello.Nonce != address.Nonce) throw new WireFormatException("the nonce is not the one this worker was given");
        if (hello.Password != contact.Password) throw new WireFormatException("the word from the control pipe is wrong");
        AnswersFlush = true;
        contact.Greet(hello.Process);
    }

    void Deliver(Frame frame)
    {
        try
        {
            var logEvent = _decoder.Decode(frame.Payload, out var wasCut);
            if (wasCut) _ledger.EventWasCut();
            route.Deliver(logEvent);
        }
        catch (WireFormatException ex)
        {
            _ledger.EventDamaged();
            contact.Lifecycle.Damaged(ex.Message);
        }
    }
}
