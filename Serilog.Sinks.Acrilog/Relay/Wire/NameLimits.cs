namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>How many names have numbers on one connection; stated in WIRE.md.</summary>
static class NameLimits
{
    /// <summary>The names of a connection.</summary>
    public const int MostNames = 4096;

    /// <summary>The characters of all of them.</summary>
    public const int MostChars = 128 * 1024;

    /// <summary>The characters of one.</summary>
    public const int LongestName = 4096;
}
