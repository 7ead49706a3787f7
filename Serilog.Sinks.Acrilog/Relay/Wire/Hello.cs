namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What a worker says of itself before its first event.</summary>
/// <param name="WorkerName">The name the parent gave it.</param>
/// <param name="Nonce">The word that the parent put into this worker's info, and no other's.</param>
/// <param name="MachineName">Where it runs.</param>
/// <param name="ProcessId">As its operating system knows it.</param>
/// <param name="ProcessName">The program's name without folder and extension.</param>
sealed record Hello(string WorkerName, string Nonce, string MachineName, int ProcessId, string ProcessName)
{
    public void WriteTo(ByteWriter payload)
    {
        payload.Text(WorkerName);
        payload.Text(Nonce);
        payload.Text(MachineName);
        payload.Int32(ProcessId);
        payload.Text(ProcessName);
    }

    public static Hello ReadFrom(ReadOnlySpan<byte> payload)
    {
        var reader = new ByteReader(payload);
        return new Hello(reader.Text(), reader.Text(), reader.Text(), reader.Int32(), reader.Text());
    }
}
