using System.Buffers.Binary;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Torture.Worker;

/// <summary>Spoils the worker's own pipe, by what any program can do that knows its number.</summary>
sealed class Vandal(RelayInfo info, WorkerTally tally, Random random)
{
    const int MostGarbageBytes = 200;

    readonly FileStream _pipe = EventsPipe.Open(info);

    public void Do(Deed deed)
    {
        try
        {
            switch (deed)
            {
                case Deed.DamageFrame: _pipe.Write(DamagedFrame()); break;
                case Deed.Garbage: _pipe.Write(RandomBytes(random.Next(1, MostGarbageBytes))); break;
                case Deed.BadLine: _pipe.Write("{\"@mt\":\"no event\n"u8); break;
                case Deed.ClosePipe: Libc.Close(EventsPipe.Number(info)); break;
                default: throw new InvalidOperationException($"{deed} is no vandalism.");
            }

            tally.Vandalise();
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            // The parent has closed the pipe after the last time.
        }
    }

    // A length that a frame may have, a type, and then anything but a right checksum.
    byte[] DamagedFrame()
    {
        var frame = RandomBytes(random.Next(20, MostGarbageBytes));
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - sizeof(int));
        return frame;
    }

    byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
