using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

public sealed partial class RelayListener
{
    /// <summary>
    /// Starts listening for workers whose events go straight to a file: the workers render them with the templates of the file, and
    /// the parent writes their lines as they come. Less work for the parent than a logger; all promises of the relay hold, but nothing of the parent
    /// sees the events: no filter, enricher, override or other sink.
    /// </summary>
    /// <param name="file">
    /// The file, which the listener opens and owns; it is closed with the listener. Its level restricts what comes at
    /// <see cref="RelayListenerOptions.MinimumLevel"/>, which is Information by default, as for any logger of Serilog. The templates
    /// are sent to the workers, so a <see cref="AcrilogFileOptions.Formatter"/> must not be given, the encoding must be UTF-8, the
    /// <see cref="AcrilogFileOptions.FormatProvider"/> null or a culture that has a name, and all templates together at most 16,384 characters.
    /// </param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <returns>The listener. What the parent itself has to log, and what the listener says of its workers, goes through
    /// <see cref="Target"/> into the same file.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting is wrong, or cannot be sent to workers; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static RelayListener Start(AcrilogFileOptions file, RelayListenerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        options ??= new RelayListenerOptions();
        options.Validate();
        var form = AcrilogFileLines.FormOf(file);
        var lines = new AcrilogFileLines(AcrilogFileSinkBuilder.Build(file, audit: false), form, file, options);
        return new RelayListener(lines.Logger, lines, options);
    }
}
