using Serilog.Core;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Settings of one worker; read when it is started.</summary>
public sealed class RelayWorkerOptions
{
    /// <summary>
    /// The level that this worker is asked to send, changed at any time; the worker hears of a change within a second.
    /// The default, null, is what holds for all workers: <see cref="RelayListenerOptions.LevelSwitch"/>.
    /// </summary>
    public LoggingLevelSwitch? LevelSwitch { get; set; }

    /// <summary>
    /// Whether each line that the worker writes to its standard output (as Information) and standard error (as Warning)
    /// becomes an event in the log, with the properties <c>Line</c> and <c>Stream</c> (<c>stdout</c> or <c>stderr</c>). Lines beyond
    /// 16,384 characters are cut into several. Default false. If true, the process' <c>StandardOutput</c> and
    /// <c>StandardError</c> belong to the listener; the last ten lines of standard error are in the report of an unclean end.
    /// </summary>
    public bool CaptureOutput { get; set; }
}
