using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>The first that a worker finds in its control pipe, put there before it was started.</summary>
/// <param name="Nonce">The word in the worker's info: says that both belong together, so that a stale handle is told from a pipe.</param>
/// <param name="Password">A word that is nowhere else, which the worker's Hello repeats: so it has both of its pipes.</param>
/// <param name="MinimumLevel">The least level that the parent wants.</param>
/// <param name="Capabilities">What the parent can do beyond the first parents of this version.</param>
/// <param name="Lines">The form of the lines it takes in place of events; null, and not among the capabilities, for none.</param>
sealed record Welcome(string Nonce, string Password, LogEventLevel MinimumLevel, ParentCapabilities Capabilities, LineForm? Lines = null)
{
    public void WriteTo(ByteWriter payload)
    {
        payload.Text(Nonce);
        payload.Text(Password);
        payload.Byte((byte)MinimumLevel);
        payload.VarUInt((ulong)Capabilities);
        Lines?.WriteTo(payload);
    }

    /// <summary>Reads one; what stands behind it is a later version's and left alone.</summary>
    /// <exception cref="WireFormatException">It is none.</exception>
    public static Welcome ReadFrom(Frame frame)
    {
        if (frame.IsDamaged || frame.Type != FrameType.Welcome) throw new WireFormatException("it does not begin with a Welcome");
        var reader = new ByteReader(frame.Payload);
        var (nonce, password, level) = (reader.Text(), reader.Text(), ReadLevel(ref reader));
        var capabilities = (ParentCapabilities)(reader.Left > 0 ? reader.VarUInt() : 0);
        return new Welcome(nonce, password, level, capabilities, capabilities.HasFlag(ParentCapabilities.TakesLines) ? LineForm.ReadFrom(ref reader) : null);
    }

    /// <summary>Reads a level, be it here or in a Level frame.</summary>
    /// <exception cref="WireFormatException">It is none.</exception>
    public static LogEventLevel ReadLevel(ref ByteReader reader)
    {
        var level = (LogEventLevel)reader.Byte();
        return level <= LogEventLevel.Fatal ? level : throw new WireFormatException($"{(int)level} is not a level");
    }
}
