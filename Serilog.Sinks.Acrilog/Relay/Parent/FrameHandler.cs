using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>What the frames of one worker mean: greets it, hands its events to the target, keeps its account.</summary>
sealed class FrameHandler(RelayAddress address, ILogger target, LifecycleEvents lifecycle, Action greeted)
{
    readonly EventDecoder _decoder = new();
    WorkerIdentity? _identity;

    public WorkerLedger Ledger { get; } = new();

    public bool SaidBye { get; private set; }

    /// <summary>The worker as far as it is known; its process id is in its Hello.</summary>
    public WorkerSummary Summary => new(address.WorkerName, _identity?.ProcessId, Ledger);

    /// <exception cref="WireFormatException">The worker is not one to listen to any longer.</exception>
    public void Handle(Frame frame)
    {
        if (frame.IsDamaged)
        {
            Ledger.FrameDamaged();
            lifecycle.Damaged(Summary, "its checksum is wrong");
            return;
        }

        if (_identity is null)
        {
            Greet(frame);
            return;
        }

        switch (frame.Type)
        {
            case FrameType.Event:
                Ledger.EventArrived(frame.Sequence);
                Deliver(frame, _identity);
                break;
            case FrameType.Loss:
                Ledger.NoteArrived(frame.Sequence);
                var dropped = LevelCounts.ReadFrom(frame.Payload);
                Ledger.Dropped.Add(dropped);
                lifecycle.Dropped(Summary, dropped);
                break;
            case FrameType.Bye:
                Ledger.NoteArrived(frame.Sequence);
                SaidBye = true;
                break;
            default:
                throw new WireFormatException($"a frame of unknown type {(byte)frame.Type} came");
        }
    }

    void Greet(Frame frame)
    {
        if (frame.Type != FrameType.Hello) throw new WireFormatException($"the first frame is {frame.Type}, not Hello");
        var hello = Hello.ReadFrom(frame.Payload);
        if (hello.Nonce != address.Nonce) throw new WireFormatException("the nonce is not the one this worker was given");
        _identity = new WorkerIdentity(hello);
        greeted();
        lifecycle.Started(hello);
    }

    void Deliver(Frame frame, WorkerIdentity identity)
    {
        try
        {
            var logEvent = _decoder.Decode(frame.Payload);
            identity.Enrich(logEvent);
            target.Write(logEvent);
            Ledger.EventDelivered(logEvent.Level);
        }
        catch (WireFormatException ex)
        {
            Ledger.EventDamaged();
            lifecycle.Damaged(Summary, ex.Message);
        }
        catch (Exception ex)
        {
            // An audit sink of the target threw: one event is lost to it, the relay goes on.
            Ledger.EventDamaged();
            Failures.Report("An event of worker {0} could not be written: {1}", address.WorkerName, ex);
        }
    }
}
