namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>How a parent hands a relay info to the process it starts.</summary>
static class RelayEnvironment
{
    /// <summary>The environment variable that carries the info.</summary>
    public const string Variable = "ACRILOG_RELAY";

    static readonly Lazy<string?> Taken = new(Take);

    /// <summary>
    /// The info that this process was started with; null if there is none. The variable is removed by the first call:
    /// in a grandchild the handle it names would be a stale one.
    /// </summary>
    public static string? Info => Taken.Value;

    static string? Take()
    {
        var info = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, null);
        return string.IsNullOrEmpty(info) ? null : info;
    }
}
