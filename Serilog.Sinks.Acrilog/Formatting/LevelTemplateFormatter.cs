using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>
/// Writes each event with the output template of its level, and with a default template where its level has none.
/// Works as the formatter of any sink.
/// </summary>
/// <remarks>
/// The templates are Serilog's output templates, and the text of an event is the text that
/// <see cref="MessageTemplateTextFormatter"/> writes with the template of that level, holes it does not know and malformed ones
/// included, but for two things: <c>{Caller}</c> stands for the properties <c>Module</c>, <c>Function</c> and <c>LineNumber</c> as
/// <c>module.function(line)</c>, as far as there are any, unless the event has a property <c>Caller</c>; and control characters are
/// escaped unless that is switched off. An empty template writes nothing.
/// Instances are immutable and safe for use by any number of threads.
/// </remarks>
public sealed class LevelTemplateFormatter : ITextFormatter
{
    const int LevelCount = (int)LogEventLevel.Fatal + 1;

    /// <summary>Writes the forms of the Python library acrilog, <see cref="LevelTemplates.Acrilog"/>, for any sink.</summary>
    public static LevelTemplateFormatter Acrilog { get; } =
        LevelTemplateParsing.ToFormatter("", LevelTemplates.Acrilog, null, escapeControlCharacters: true);

    internal IUtf8Formatter Utf8 { get; }

    /// <summary>Creates a formatter from a template per level.</summary>
    /// <param name="defaultTemplate">The template of every level that has none of its own.</param>
    /// <param name="verbose">The template of Verbose events; null (the default) takes <paramref name="defaultTemplate"/>.</param>
    /// <param name="debug">The template of Debug events; null (the default) takes <paramref name="defaultTemplate"/>.</param>
    /// <param name="information">The template of Information events; null (the default) takes <paramref name="defaultTemplate"/>.</param>
    /// <param name="warning">The template of Warning events; null (the default) takes <paramref name="defaultTemplate"/>.</param>
    /// <param name="error">The template of Error events; null (the default) takes <paramref name="defaultTemplate"/>.</param>
    /// <param name="fatal">The template of Fatal events; null (the default) takes <paramref name="defaultTemplate"/>.</param>
    /// <param name="formatProvider">How numbers and dates are written; null (the default) is the invariant culture.</param>
    /// <param name="timestampFormat">
    /// The format of every <c>{Timestamp}</c> and <c>{UtcTimestamp}</c> that states none, in any of the templates; an alignment is
    /// kept. A <see cref="DateTimeOffset"/> format without <c>}</c>. Null (the default) or empty leaves both as Serilog writes them.
    /// </param>
    /// <param name="escapeControlCharacters">
    /// Whether what comes with an event is kept from forging lines and driving terminals. In property values and names these
    /// become visible: CR and LF as <c>\n</c> and <c>\r</c>, and as <c>\u001B</c> and the like all other C0 and C1 controls but the
    /// tab, DEL, U+2028, U+2029, and the bidirectional U+061C, U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069. In exceptions
    /// and in the text of message templates CR and LF stay. Output templates, and what cultures put into numbers and dates, stay as
    /// they are. Default: true.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="defaultTemplate"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="timestampFormat"/>, or the format of a timestamp in a template, cannot be used.
    /// </exception>
    public LevelTemplateFormatter(
        string defaultTemplate,
        string? verbose = null,
        string? debug = null,
        string? information = null,
        string? warning = null,
        string? error = null,
        string? fatal = null,
        IFormatProvider? formatProvider = null,
        string? timestampFormat = null,
        bool? escapeControlCharacters = null)
    {
        ArgumentNullException.ThrowIfNull(defaultTemplate);
        var timestamp = TimestampFormat.Check(timestampFormat, formatProvider);
        TimestampFormat.CheckTemplate(defaultTemplate, nameof(defaultTemplate), null, formatProvider);
        string?[] templates = [verbose, debug, information, warning, error, fatal];
        string[] settings = [nameof(verbose), nameof(debug), nameof(information), nameof(warning), nameof(error), nameof(fatal)];
        foreach (var (template, setting) in templates.Zip(settings))
            if (template is not null) TimestampFormat.CheckTemplate(template, setting, null, formatProvider);
        Utf8 = Plan(defaultTemplate, templates, timestamp, formatProvider, escapeControlCharacters ?? true);
    }

    /// <summary>Creates a formatter from a map of levels to templates.</summary>
    /// <param name="levelTemplates">The templates of the levels that have one of their own; may be empty. It is copied.</param>
    /// <param name="defaultTemplate">The template of every level that is not in <paramref name="levelTemplates"/>.</param>
    /// <param name="formatProvider">How numbers and dates are written; null (the default) is the invariant culture.</param>
    /// <param name="timestampFormat">
    /// The format of every <c>{Timestamp}</c> and <c>{UtcTimestamp}</c> that states none, in any of the templates; an alignment is
    /// kept. A <see cref="DateTimeOffset"/> format without <c>}</c>. Null (the default) or empty leaves both as Serilog writes them.
    /// </param>
    /// <param name="escapeControlCharacters">
    /// Whether what comes with an event is kept from forging lines and driving terminals. In property values and names these
    /// become visible: CR and LF as <c>\n</c> and <c>\r</c>, and as <c>\u001B</c> and the like all other C0 and C1 controls but the
    /// tab, DEL, U+2028, U+2029, and the bidirectional U+061C, U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069. In exceptions
    /// and in the text of message templates CR and LF stay. Output templates, and what cultures put into numbers and dates, stay as
    /// they are. Default: true.
    /// </param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="levelTemplates"/> or <paramref name="defaultTemplate"/> is null.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="levelTemplates"/> has a key that is no level, or a null template; or
    /// <paramref name="timestampFormat"/>, or the format of a timestamp in a template, cannot be used.
    /// </exception>
    public LevelTemplateFormatter(
        IReadOnlyDictionary<LogEventLevel, string> levelTemplates,
        string defaultTemplate,
        IFormatProvider? formatProvider = null,
        string? timestampFormat = null,
        bool escapeControlCharacters = true)
    {
        ArgumentNullException.ThrowIfNull(levelTemplates);
        ArgumentNullException.ThrowIfNull(defaultTemplate);
        var timestamp = TimestampFormat.Check(timestampFormat, formatProvider);
        TimestampFormat.CheckTemplate(defaultTemplate, nameof(defaultTemplate), null, formatProvider);
        var templates = new string?[LevelCount];
        foreach (var (level, template) in levelTemplates)
        {
            if (!Enum.IsDefined(level)) throw LevelNames.Unknown(nameof(levelTemplates), level.ToString());
            if (template is null) throw LevelNames.WithoutTemplate(nameof(levelTemplates), level.ToString());
            TimestampFormat.CheckTemplate(template, nameof(levelTemplates), level.ToString(), formatProvider);
            templates[(int)level] = template;
        }

        Utf8 = Plan(defaultTemplate, templates, timestamp, formatProvider, escapeControlCharacters);
    }

    /// <summary>Writes an event with the template of its level.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="output">Where its text goes.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="logEvent"/> or <paramref name="output"/> is null.
    /// </exception>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        ArgumentNullException.ThrowIfNull(output);
        var buffer = Utf8Buffer.Rent();
        try
        {
            Utf8.Format(logEvent, buffer);
            output.Write(buffer.Text());
        }
        finally
        {
            Utf8Buffer.Return(buffer);
        }
    }

    static LevelPlans Plan(string common, string?[] ofLevel, string? timestampFormat, IFormatProvider? formatProvider, bool escapes)
    {
        return new LevelPlans(Compile(common), [.. ofLevel.Select(template => template is null ? null : Compile(template))]);

        OutputPlan Compile(string template) =>
            new(timestampFormat is null ? template : TimestampFormat.Apply(template, timestampFormat), formatProvider, escapes);
    }
}
