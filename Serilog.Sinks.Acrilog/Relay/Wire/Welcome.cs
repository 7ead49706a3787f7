using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>The first that a worker finds in its control pipe, put there before it was started.</summary>
/// <param name="Nonce">The word in the worker's info: says that both belong together, so that a stale handle is told from a pipe.</param>
/// <param name="Password">A word that is nowhere else, which the worker's Hello repeats: so it has both of its pipes.</param>
/// <param name="MinimumLevel">The least level that the parent wants.</param>
/// <param name="Capabilities">What the parent can do beyond the first parents of this version.</param>
sealed record Welcome(string Nonce, string Password, LogEventLevel MinimumLevel, ParentCapabilities Capabilities)
{
    public void WriteTo(ByteWriter payload)
    {
        payload.Text(Nonce);
        payload.Text(Password);
        payload.Byte((byte)MinimumLevel);
        payload.VarUInt((ulong)Capabilities);
    }

    /// <summary>Reads one; what stands behind it is a later version's and left alone.</summary>
    /// <exception cref="WireFormatException">It is none.</exception>
    public static Welcome ReadFrom(Frame frame)
    {
        if (frame.IsDamaged || frame.Type != FrameType.Welcome) throw new WireFormatException("it does not begin with a Welcome");
        var reader = new ByteReader(frame.Payload);
        return new Welcome(reader.Text(), reader.Text(), ReadLevel(ref reader), (ParentCapabilities)(reader.Left > 0 ? reader.VarUInt() : 0));
    }

    /// <summary>Reads a level, be it here or in a Level frame.</summary>
    /// <exception cref="WireFormatException">It is none.</exception>
    public static LogEventLevel ReadLevel(ref ByteReader reader)
    {
        var level = (LogEventLevel)reader.Byte();
        return level <= LogEventLevel.Fatal ? level : throw new WireFormatException($"{(int)level} is not a level");
    }
}
