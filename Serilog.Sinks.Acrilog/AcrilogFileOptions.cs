using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Sinks.Acrilog;

/// <summary>The settings of a rolling log file. They are read once, when the logger is configured.</summary>
/// <remarks>
/// <para>Not thread-safe; a sink that was made of them does not see later changes.</para>
/// <para>Events that cannot be written wait in memory, up to 16 MiB, and are tried again. Beside a failure listener of Serilog
/// (<c>WriteTo.FallbackChain</c>, <c>WriteTo.Fallible</c>) none waits: an event that cannot be written now goes to the listener at once,
/// and the file is tried again with the first event after 100 ms, doubling to 30 s. What a listener itself logs to the file that
/// fails waits for it.</para>
/// </remarks>
public sealed partial class AcrilogFileOptions
{
    /// <summary>
    /// The template that <see cref="OutputTemplate"/> has when none is given; that of Serilog.Sinks.File 5.0.
    /// </summary>
    internal const string DefaultOutputTemplate =
        "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}";

    internal const long DefaultFileSizeLimitBytes = 1L * 1024 * 1024 * 1024;
    internal const int DefaultRetainedFileCountLimit = 31;

    /// <summary>
    /// The path the files' paths are made from: <c>logs/app.log</c> gives <c>logs/app20261122.log</c>,
    /// <c>logs/app20261122_001.log</c> and so on. Required. A relative path counts from the current folder at the time of
    /// configuration. Missing folders are created with the first event. <c>{MachineName}</c> and <c>{ProcessId}</c> stand for
    /// their values, <c>{{</c> for a brace; what else is in braces is an error.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>
    /// The least level that is written; ignored when <see cref="LevelSwitch"/> is given. Default: all levels.
    /// </summary>
    public LogEventLevel RestrictedToMinimumLevel { get; set; } = LevelAlias.Minimum;

    /// <summary>A switch by which the least level can be changed at any time. Default: null, for none.</summary>
    public LoggingLevelSwitch? LevelSwitch { get; set; }

    /// <summary>
    /// The template for all levels that <see cref="LevelTemplates"/> has none for. Default:
    /// <c>{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}</c>. Unused with a
    /// <see cref="Formatter"/>.
    /// </summary>
    public string OutputTemplate { get; set; } = DefaultOutputTemplate;

    /// <summary>
    /// A template for each level named: <c>Verbose</c>, <c>Debug</c>, <c>Information</c>, <c>Warning</c>, <c>Error</c>,
    /// <c>Fatal</c>, in any case; <c>Default</c> replaces <see cref="OutputTemplate"/>; <c>Preset</c> is the name of a
    /// set of <see cref="Formatting.LevelTemplates"/> that stands in for levels not named. Default: null, for none. Not together
    /// with a <see cref="Formatter"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? LevelTemplates { get; set; }

    /// <summary>The culture that templates format values in. Default: null, for the invariant one. Unused with a
    /// <see cref="Formatter"/>.</summary>
    public IFormatProvider? FormatProvider { get; set; }

    /// <summary>
    /// Whether what comes with an event is kept from forging lines and driving terminals: in property values and names CR, LF, other
    /// C0 and C1 controls but the tab, DEL, U+2028, U+2029 and bidirectional controls are written as <c>\n</c>, <c>\u001B</c> and the
    /// like. In exceptions and in the text of message templates CR and LF stay; output templates stay as they are. Default: true.
    /// Unused with a <see cref="Formatter"/>.
    /// </summary>
    public bool EscapeControlCharacters { get; set; } = true;

    /// <summary>Turns events into text instead of <see cref="OutputTemplate"/>. It is called from several threads at once.
    /// Default: null.</summary>
    public ITextFormatter? Formatter { get; set; }

    /// <summary>
    /// What a file may not exceed, in bytes, the byte order mark included. The event that would is the first of the next file; an
    /// event that is larger by itself has a file of its own. At least 1; null for no limit. Default: 1,073,741,824 (1 GiB).
    /// </summary>
    public long? FileSizeLimitBytes { get; set; } = DefaultFileSizeLimitBytes;

    /// <summary>How long a file is written to before the next is begun, by the wall clock of <see cref="TimeZone"/>. Default:
    /// <see cref="RollingInterval.Day"/>.</summary>
    public RollingInterval RollingInterval { get; set; } = RollingInterval.Day;

    /// <summary>
    /// How many files are kept, the active one and compressed ones included. The oldest are deleted, in the background, when the
    /// first file is opened and at each roll; one that was left before an event got into it, on a full disk say, goes before them.
    /// At least 1; null keeps all. Default: 31.
    /// </summary>
    public int? RetainedFileCountLimit { get; set; } = DefaultRetainedFileCountLimit;

    /// <summary>The encoding of the files; its byte order mark, if it has one, begins each new file. Default: null, for UTF-8
    /// without one.</summary>
    public Encoding? Encoding { get; set; }

    /// <summary>Tells the time; its <see cref="TimeProvider.LocalTimeZone"/> cuts and names the periods unless a
    /// <see cref="TimeZone"/> is given. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
