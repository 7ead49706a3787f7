namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Which process a worker is.</summary>
/// <param name="MachineName">Where it runs.</param>
/// <param name="ProcessId">As its operating system knows it.</param>
/// <param name="ProcessName">The program's name without folder and extension.</param>
/// <param name="StartTime">When it was started.</param>
sealed record ProcessFacts(string MachineName, int ProcessId, string ProcessName, DateTimeOffset StartTime)
{
    public void WriteTo(ByteWriter payload)
    {
        payload.Text(MachineName);
        payload.Int32(ProcessId);
        payload.Text(ProcessName);
        payload.Int64(StartTime.UtcTicks);
    }

    public static ProcessFacts ReadFrom(ref ByteReader reader)
    {
        var (machine, id, name, ticks) = (reader.Text(), reader.Int32(), reader.Text(), reader.Int64());
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) throw new WireFormatException($"{ticks} is not a time");
        return new ProcessFacts(machine, id, name, new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}
