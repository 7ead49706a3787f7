using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Transport;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>
/// What a worker process needs to send its events to its parent's log: made by
/// <see cref="RelayListener.CreateInfo"/>, for one worker, one time.
/// </summary>
/// <remarks>
/// <see cref="ToString"/> is a line of text to hand over as an argument or an environment variable; <see cref="Parse(string)"/>
/// reads it back. Immutable and thread-safe.
/// </remarks>
public sealed class RelayInfo
{
    internal RelayInfo(RelayAddress address) => Address = address;

    internal RelayAddress Address { get; }

    /// <summary>The name the parent gave the worker; never empty.</summary>
    public string WorkerName => Address.WorkerName;

    /// <summary>The least level that the parent's log takes: what is below it need not be sent.</summary>
    public LogEventLevel MinimumLevel => Address.MinimumLevel;

    /// <summary>The version of the wire format that the parent reads; 1.</summary>
    public int ProtocolVersion => Address.ProtocolVersion;

    /// <summary>
    /// The info in the environment variable <c>ACRILOG_RELAY</c>, or null when the process was not started as a worker.
    /// The variable is removed when it is first read, since it means nothing to the worker's own children.
    /// </summary>
    /// <exception cref="ArgumentException">The variable does not hold a relay info.</exception>
    public static RelayInfo? FromEnvironment() =>
        RelayEnvironment.Info is { } text ? Parse(text, RelayEnvironment.Variable) : null;

    /// <summary>Reads a text that <see cref="ToString"/> of an info gave.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not a relay info, or one of another protocol version.</exception>
    public static RelayInfo Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, nameof(text));
    }

    /// <summary>The info as one line of printable ASCII without spaces or quotes.</summary>
    public override string ToString() => Address.ToString();

    internal static RelayInfo Parse(string text, string setting)
    {
        try
        {
            return new RelayInfo(RelayAddress.Parse(text));
        }
        catch (FormatException ex)
        {
            throw new ArgumentException($"'{text}' is not a relay info as RelayListener.CreateInfo makes it: {ex.Message}.", setting, ex);
        }
    }
}
