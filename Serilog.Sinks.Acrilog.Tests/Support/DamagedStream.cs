using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A worker that writes its own bytes into the pipe: three good events, and something wrong with one more.</summary>
static class DamagedStream
{
    public const int GoodEvents = 3;

    public static int Send(string damage)
    {
        var address = RelayAddress.Parse(RelayEnvironment.Info!);
        using var pipe = WorkerPipe.Open(address);
        if (damage == "garbage")
        {
            pipe.Write("this is no relay\n"u8);
            return 0;
        }

        pipe.Write(FrameWriter.Preamble);
        var nonce = damage == "wrong-nonce" ? "0123" : address.Nonce;
        pipe.Write(Frame(FrameType.Hello, new Hello(address.WorkerName, nonce, "here", Environment.ProcessId, "raw").WriteTo, 0));
        for (var i = 1; i <= GoodEvents; i++) pipe.Write(Event(i));
        pipe.Write(damage switch
        {
            "truncated" => Event(GoodEvents + 1)[..^5],
            "flipped" => [.. Flipped(Event(GoodEvents + 1)), .. Event(GoodEvents + 2)],
            "senseless" => [.. Frame(FrameType.Event, payload => payload.Byte(99), GoodEvents + 1), .. Event(GoodEvents + 2)],
            "endless-length" => [0xFF, 0xFF, 0xFF, 0xFF, 2],
            "backwards" => Event(1),
            "gap" => Event(GoodEvents + 11),
            _ => [],
        });
        return 0;
    }

    static byte[] Event(int number)
    {
        var frame = new EventEncoder().Encode(Some.Event("event {Number}", properties: new LogEventProperty("Number", new ScalarValue(number))), out _);
        FrameWriter.Stamp(frame, number);
        return frame.ToArray();
    }

    static byte[] Frame(FrameType type, Action<ByteWriter> payload, long sequence)
    {
        var frame = new ByteWriter();
        FrameWriter.Begin(frame, type);
        payload(frame);
        FrameWriter.Stamp(FrameWriter.End(frame), sequence);
        return frame.Written.ToArray();
    }

    static byte[] Flipped(byte[] frame)
    {
        frame[frame.Length / 2] ^= 0x10;
        return frame;
    }
}
