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
        using var worker = WorkerPipe.Open(address);
        if (damage == "garbage")
        {
            worker.Write("this is no relay\0\n"u8.ToArray());
            return 0;
        }

        worker.Write(FrameWriter.Preamble.ToArray());
        var nonce = damage == "wrong-nonce" ? "0123" : address.Nonce;
        var password = damage == "wrong-password" ? "0123" : worker.Welcome.Password;
        var process = new ProcessFacts("here", Environment.ProcessId, "raw", DateTimeOffset.UnixEpoch);
        worker.Write(FrameWriter.Whole(FrameType.Hello, 0, new Hello(address.WorkerName, nonce, password, 0, process).WriteTo));
        for (var i = 1; i <= GoodEvents; i++) worker.Write(Event(i));
        byte[] harm = damage switch
        {
            "truncated" => Event(GoodEvents + 1)[..^5],
            "flipped" => [.. Flipped(Event(GoodEvents + 1)), .. Event(GoodEvents + 2)],
            "senseless" => [.. FrameWriter.Whole(FrameType.Event, GoodEvents + 1, payload => payload.Byte(99)), .. Event(GoodEvents + 2)],
            "endless-length" => [0xFF, 0xFF, 0xFF, 0xFF, 2],
            "backwards" => Event(1),
            "gap" => Event(GoodEvents + 11),
            _ => [],
        };
        worker.Write(harm);
        return 0;
    }

    static byte[] Event(int number)
    {
        var frame = new EventEncoder().Encode(Some.Event("event {Number}", properties: new LogEventProperty("Number", new ScalarValue(number))), out _);
        FrameWriter.Stamp(frame, number);
        return frame.ToArray();
    }

    static byte[] Flipped(byte[] frame)
    {
        frame[frame.Length / 2] ^= 0x10;
        return frame;
    }
}
