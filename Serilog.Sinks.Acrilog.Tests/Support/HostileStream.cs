using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A worker that is greeted, sends three good events, and then what no worker sends.</summary>
static class HostileStream
{
    const int GoodEvents = 3;
    const long Most = long.MaxValue;

    public static void Send(string harm, string info)
    {
        var address = RelayAddress.Parse(info);
        using var worker = WorkerPipe.Open(address);
        var start = Start(address, worker);
        try
        {
            worker.Write((byte[])[.. start, .. Events(1, GoodEvents), .. Harm(harm, start[FrameWriter.Preamble.Length..])]);
        }
        catch (IOException)
        {
            // The parent has heard enough.
        }
    }

    /// <summary>Sends two events, and gives the number that is acknowledged first.</summary>
    public static long Acknowledged(string info)
    {
        var address = RelayAddress.Parse(info);
        using var worker = WorkerPipe.Open(address);
        worker.Write((byte[])[.. Start(address, worker), .. Events(1, 2)]);
        while (true)
        {
            worker.ControlFrames.Advance(worker.ReadControl());
            while (worker.ControlFrames.TryRead(out var frame))
                if (frame.Type == FrameType.Acknowledge) return new ByteReader(frame.Payload).Int64();
        }
    }

    static byte[] Start(RelayAddress address, WorkerPipe worker)
    {
        var process = new ProcessFacts("here", Environment.ProcessId, "raw", DateTimeOffset.UnixEpoch);
        return [.. FrameWriter.Preamble, .. FrameWriter.Whole(FrameType.Hello, 0, new Hello(address.WorkerName, address.Nonce, worker.Welcome.Password, 0, process).WriteTo)];
    }

    static byte[] Harm(string harm, byte[] hello) => harm switch
    {
        "hello-twice" => [.. hello, .. Event(4)],
        "unknown-type" => [.. FrameWriter.Whole((FrameType)99, 3, _ => { }), .. Event(4)],
        "parents-type" => [.. FrameWriter.Whole(FrameType.Level, 3, payload => payload.Byte(5)), .. Event(4)],
        "bye-twice" => [.. Bye(3, 3), .. Bye(3, 3)],
        "event-after-bye" => [.. Bye(3, 3), .. Event(4)],
        "number-beyond" => [.. Event(Most), .. Event(Most)],
        "number-below" => [.. Event(long.MinValue), .. Event(4)],
        "absurd-loss" => [.. Loss(3, Most, Most, Most, Most, Most, Most), .. Event(4)],
        "growing-loss" => [.. Enumerable.Repeat(Loss(3, Most / 16), 40).SelectMany(bytes => bytes), .. Event(4)],
        "absurd-bye" => Bye(3, Most, Most, Most),
        "unasked-mark" => [.. FrameWriter.Whole(FrameType.Mark, 3, payload => payload.Int64(Most)), .. Event(4), .. Bye(4, 4)],
        "short-mark" => [.. FrameWriter.Whole(FrameType.Mark, 3, payload => payload.Byte(1)), .. Event(4)],
        "flood-of-damage" => [.. Events(4, 5003).Flipped(Event(4).Length), .. Event(5004), .. Bye(5004, 5004)],
        "counts-fewer" => Bye(3, 2),
        "counts-other-levels" => FrameWriter.Whole(FrameType.Bye, 3, new LevelCounts([0, 0, 0, 3, 0, 0]).WriteTo),
        "loses-what-it-never-had" => [.. Loss(3, 5), .. Bye(3, 3)],
        "nothing" => [.. Events(4, 2000), .. Bye(2000, 2000)],
        _ => throw new ArgumentOutOfRangeException(nameof(harm), harm, "is not known"),
    };

    static byte[] Bye(long sequence, params long[] fromInformation) => FrameWriter.Whole(FrameType.Bye, sequence, Counts(fromInformation).WriteTo);

    static byte[] Loss(long sequence, params long[] fromInformation) => FrameWriter.Whole(FrameType.Loss, sequence, Counts(fromInformation).WriteTo);

    static LevelCounts Counts(long[] counts)
    {
        var all = new long[LevelCounts.Levels];
        counts.CopyTo(all, counts.Length == all.Length ? 0 : (int)LogEventLevel.Information);
        return new LevelCounts(all);
    }

    static byte[] Events(int first, int last) => [.. Enumerable.Range(first, last - first + 1).SelectMany(number => Event(number))];

    static byte[] Event(long number)
    {
        var frame = new EventEncoder().Encode(Some.Event("event {Number}", properties: new LogEventProperty("Number", new ScalarValue((int)number))), out _);
        FrameWriter.Stamp(frame, number);
        return frame.ToArray();
    }

    static byte[] Flipped(this byte[] frames, int length)
    {
        for (var i = length / 2; i < frames.Length; i += length) frames[i] ^= 0x10;
        return frames;
    }
}
