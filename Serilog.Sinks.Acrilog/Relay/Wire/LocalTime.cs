namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>A <see cref="DateTime"/>, of a local one also which of the two readings of an hour that the clocks show twice.</summary>
static class LocalTime
{
    // Beside the values of DateTimeKind: local, in the first reading of such an hour; .NET takes others for the second.
    const byte FirstReading = 3;

    public static void Write(ByteWriter output, DateTime value)
    {
        output.Int64(value.Ticks);
        if (value.Kind != DateTimeKind.Local || value.ToUniversalTime() is var utc && utc == new DateTime(value.Ticks, DateTimeKind.Local).ToUniversalTime())
        {
            output.Byte((byte)value.Kind);
            return;
        }

        output.Byte(FirstReading);
        output.Int64(utc.Ticks);
    }

    public static DateTime Read(ref ByteReader input)
    {
        var ticks = input.Int64();
        var kind = input.Byte();
        if (kind != FirstReading) return new DateTime(ticks, (DateTimeKind)kind);

        // Where the parent's clocks do not show that hour twice, the reading has no meaning there.
        var local = new DateTime(input.Int64(), DateTimeKind.Utc).ToLocalTime();
        return local.Ticks == ticks ? local : new DateTime(ticks, DateTimeKind.Local);
    }
}
