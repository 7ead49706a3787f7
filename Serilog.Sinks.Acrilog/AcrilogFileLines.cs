using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.FileSink;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog;

/// <summary>A file that takes the finished lines of workers, and events of its own process.</summary>
sealed class AcrilogFileLines : ILineLog
{
    // They are in the control pipe, which holds 64 KiB on Linux and less elsewhere, before anybody reads it.
    const int MostTemplateChars = 16 * 1024;

    readonly AcrilogFileSink _sink;
    readonly Logger _logger;
    readonly LoggingLevelSwitch _restriction;

    public AcrilogFileLines(AcrilogFileSink sink, LineForm form, AcrilogFileOptions file, RelayListenerOptions listener)
    {
        (_sink, Form) = (sink, form);
        _restriction = file.LevelSwitch ?? new LoggingLevelSwitch(file.RestrictedToMinimumLevel);
        // Serilog's own default is Information.
        var configuration = new LoggerConfiguration();
        if (listener.LevelSwitch is { } level) configuration.MinimumLevel.ControlledBy(level);
        else if (listener.MinimumLevel is { } least) configuration.MinimumLevel.Is(least);
        _logger = configuration.Enrich.FromLogContext().WriteTo.Sink(sink, levelSwitch: _restriction).CreateLogger();
    }

    public LineForm Form { get; }

    /// <summary>Writes events of this process to the file.</summary>
    public ILogger Logger => _logger;

    public bool IsEnabled(LogEventLevel level) => _logger.IsEnabled(level) && level >= _restriction.MinimumLevel;

    public void Write(ReadOnlySpan<byte> line, LogEventLevel level) => _sink.Write(line, level);

    public void Dispose() => _logger.Dispose();

    /// <summary>What workers need to know to render lines for a file.</summary>
    /// <exception cref="ArgumentException">Something cannot be sent to them.</exception>
    public static LineForm FormOf(AcrilogFileOptions file)
    {
        const string WorkersRender = "workers render the lines, and are sent the templates alone";
        if (file.Formatter is not null) throw Wrong("formatter", $"{file.Formatter.GetType()}; {WorkersRender}: use outputTemplate and levelTemplates, or start the listener with a logger");
        ArgumentNullException.ThrowIfNull(file.OutputTemplate, "outputTemplate");
        if (!Utf8Buffer.IsUtf8(AcrilogFileDeliveryChecks.EncodingOf(file))) throw Wrong("encoding", $"{AcrilogFileDeliveryChecks.EncodingOf(file).WebName}; it must be UTF-8, which workers write");
        if (file.FormatProvider is not (null or CultureInfo)) throw Wrong("formatProvider", $"{file.FormatProvider.GetType()}; it must be null or a CultureInfo, since workers are sent its name");
        var (byLevel, common) = LevelTemplateParsing.Resolve(file.OutputTemplate, file.LevelTemplates);
        var chars = byLevel.Values.Append(common).Sum(template => template.Length);
        if (chars > MostTemplateChars) throw Wrong("levelTemplates", $"{chars} characters long with outputTemplate; at most {MostTemplateChars} can be sent to workers");
        return new LineForm(byLevel, common, (file.FormatProvider as CultureInfo)?.Name ?? "", file.EscapeControlCharacters);
    }

    static ArgumentException Wrong(string setting, string what) => new($"{setting} is {what}.", setting);
}
