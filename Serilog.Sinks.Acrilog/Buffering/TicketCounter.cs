using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>Numbers calls in the order in which they follow one another. Alone in its cache line, since every thread changes it.</summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
struct TicketCounter
{
    [FieldOffset(64)]
    long _last;

    /// <summary>The next number: greater than all that were returned before the call.</summary>
    public long Next() => Interlocked.Increment(ref _last);
}
