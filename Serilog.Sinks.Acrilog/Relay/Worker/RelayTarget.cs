using Serilog.Events;
using Serilog.Parsing;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>
/// Writes blocks of frames to the pipe, and with them what was dropped before. When the parent is gone, the events that it has not
/// acknowledged and all later ones go to the fallback instead: a dead parent costs its worker nothing but the parent's file.
/// </summary>
sealed class RelayTarget(WorkerPipe pipe, RecordBuffer queue, ParentWishes wishes, WorkerFallback fallback, CancellationToken giveUp) : IRecordTarget
{
    // How long a parent's last words, which are in the pipe already, may take to be read.
    static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    static readonly MessageTemplate Gone = new MessageTemplateParser().Parse(
        "{Why:l}; the parent has acknowledged {Acknowledged} of {Sent} events, and what it may not have got follows here");

    static readonly MessageTemplate Dropped = new MessageTemplateParser().Parse("{Dropped:l} dropped here, because the relay's queue was full");

    readonly EventDecoder _decoder = new();
    readonly SentFrames _sent = new();
    volatile string? _parentIsGone;

    /// <summary>What events are encoded with that come to <see cref="Write"/>.</summary>
    public NameBook Names { get; } = new();

    /// <summary>Why nothing goes to the parent any more; null while it does.</summary>
    public string? ParentIsGone => _parentIsGone;

    public void Write(RecordBlock block)
    {
        WriteNames(block.LastOrdinal);
        if (TryWriteToPipe(block.Bytes, block.LastOrdinal)) TryWriteNotes(block.LastOrdinal, block.LastStored);
        else WriteToFallback(block);
    }

    public void End()
    {
        var offered = new long[RecordTag.Levels];
        var last = queue.CopyOffered(offered);
        if (!TryWriteNotes(last, long.MaxValue)) SayDropped();
        else if (TryWriteToPipe(FrameWriter.Whole(FrameType.Bye, last, new LevelCounts(offered).WriteTo), last) && wishes.AcknowledgesBye) HearLast(last);
    }

    // What is in the pipe is not in the log yet, and there is nobody to send it again once this process has ended.
    void HearLast(long last)
    {
        try
        {
            wishes.HearAcknowledged(last, giveUp);
            if (wishes.Acknowledged < last) LeaveLostParent(last);
        }
        catch (OperationCanceledException ex)
        {
            if (wishes.Acknowledged < last) LeaveParent(ex, last);
        }
    }

    // Before the events that have them; the fallback needs them too.
    void WriteNames(long ordinal)
    {
        if (Names.TakeUnsent(out var first) is not { } names) return;
        var frame = FrameWriter.Whole(FrameType.Names, ordinal, payload =>
        {
            payload.VarUInt((ulong)first);
            payload.VarUInt((ulong)names.Count);
            foreach (var name in names) payload.Text(name);
        });
        _decoder.Define(frame.AsSpan()[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes]);
        TryWriteToPipe(frame, ordinal);
    }

    bool TryWriteNotes(long ordinal, long stored)
    {
        Span<long> dropped = stackalloc long[RecordTag.Levels];
        if (_parentIsGone is null && queue.TakeDropped(dropped) > 0)
        {
            var losses = new LevelCounts(dropped);
            if (!TryWriteToPipe(FrameWriter.Whole(FrameType.Loss, ordinal, losses.WriteTo), ordinal)) SayDropped(losses);
        }

        while (wishes.TryTakeMark(stored, out var id))
            TryWriteToPipe(FrameWriter.Whole(FrameType.Mark, ordinal, payload => payload.Int64(id)), ordinal);
        return _parentIsGone is null;
    }

    bool TryWriteToPipe(ReadOnlyMemory<byte> bytes, long sent)
    {
        LeaveLostParent(sent);
        if (_parentIsGone is not null) return false;
        if (bytes.IsEmpty) return true;
        try
        {
            pipe.Write(bytes, giveUp);
            _sent.Add(bytes.Span, sent, wishes.Acknowledged);
            return true;
        }
        catch (Exception ex) when (ex is IOException or ObjectDisposedException or OperationCanceledException)
        {
            LeaveParent(ex, sent);
            return false;
        }
    }

    void LeaveLostParent(long sent)
    {
        if (_parentIsGone is null && wishes.ParentIsGone) LeaveParent(new EndOfStreamException("it has ended or listens no more"), sent);
    }

    void LeaveParent(Exception ex, long sent)
    {
        var why = ex is OperationCanceledException ? "the parent did not read in time" : $"the parent no longer reads ({ex.Message})";
        _parentIsGone = why;
        using var reports = fallback.SinkFailures.Hold();
        Failures.Report("The relay to the parent is broken; events go to the fallback: {0}", ex);
        if (ex is not OperationCanceledException) wishes.HearLast(LastWords, giveUp);
        Say(Gone, new("Why", new ScalarValue(why)), new("Acknowledged", new ScalarValue(wishes.Acknowledged)), new("Sent", new ScalarValue(sent)));
        _sent.TakeAll(WriteToFallback);
    }

    // What a failure listener logs came without its event, and is not handed to it: there would be no end of it.
    void WriteToFallback(RecordBlock block)
    {
        var hasListener = fallback.SinkFailures.HasListener;
        if (!hasListener) WriteToFallback(block.Bytes);
        for (var i = 0; hasListener && i < block.Records; i++)
        {
            if (block.TagOf(i).Event is { } logEvent) fallback.Emit(logEvent);
            else WriteToFallback(block.Bytes[block.StartOf(i)..block.StartOf(i + 1)], fallback.EmitUnlistened);
        }
    }

    void WriteToFallback(ReadOnlyMemory<byte> written) => WriteToFallback(written, fallback.Emit);

    void WriteToFallback(ReadOnlyMemory<byte> written, Action<LogEvent> emit)
    {
        var block = written.Span;
        var frames = new FrameReader(expectPreamble: false);
        while (!block.IsEmpty)
        {
            var space = frames.Space().Span;
            var count = Math.Min(space.Length, block.Length);
            block[..count].CopyTo(space);
            block = block[count..];
            frames.Advance(count);
            while (frames.TryRead(out var frame))
                if (frame.Sequence > wishes.Acknowledged) WriteToFallback(frame, emit);
        }

        SayDropped();
    }

    void WriteToFallback(Frame frame, Action<LogEvent> emit)
    {
        if (frame.Type == FrameType.Event) emit(_decoder.Decode(frame.Payload));
        else if (frame.Type == FrameType.Line) emit(Line.ReadFrom(frame.Payload).ToEvent());
        else if (frame.Type == FrameType.Loss) SayDropped(LevelCounts.ReadFrom(frame.Payload));
    }

    void SayDropped()
    {
        Span<long> dropped = stackalloc long[RecordTag.Levels];
        if (queue.TakeDropped(dropped) > 0) SayDropped(new LevelCounts(dropped));
    }

    void SayDropped(LevelCounts dropped) => Say(Dropped, new LogEventProperty("Dropped", new ScalarValue(dropped.ToString())));

    void Say(MessageTemplate template, params LogEventProperty[] properties) =>
        fallback.Say(new LogEvent(TimeProvider.System.GetLocalNow(), LogEventLevel.Warning, null, template, properties));
}
