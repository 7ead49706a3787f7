namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What a worker says of itself before its first event.</summary>
/// <param name="WorkerName">The name the parent gave it.</param>
/// <param name="Nonce">The word that the parent put into this worker's info, and no other's.</param>
/// <param name="Password">The word that the parent put into this worker's control pipe.</param>
/// <param name="Capabilities">What the worker can do beyond this version; 0, for there is nothing yet.</param>
/// <param name="Process">Which process it is.</param>
sealed record Hello(string WorkerName, string Nonce, string Password, ulong Capabilities, ProcessFacts Process)
{
    public void WriteTo(ByteWriter payload)
    {
        payload.Text(WorkerName);
        payload.Text(Nonce);
        payload.Text(Password);
        payload.VarUInt(Capabilities);
        Process.WriteTo(payload);
    }

    /// <summary>Reads one; what stands behind it is a later version's and left alone.</summary>
    public static Hello ReadFrom(ReadOnlySpan<byte> payload)
    {
        var reader = new ByteReader(payload);
        return new Hello(reader.Text(), reader.Text(), reader.Text(), reader.VarUInt(), ProcessFacts.ReadFrom(ref reader));
    }
}
