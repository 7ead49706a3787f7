using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>What levels are called: in Serilog, in its short forms, and in logging libraries of other languages.</summary>
static class ClefLevels
{
    static readonly (LogEventLevel Level, string Names)[] Table =
    [
        (LogEventLevel.Verbose, "verbose verb vrb trace trce trc finest finer"),
        (LogEventLevel.Debug, "debug dbug dbg fine"),
        (LogEventLevel.Information, "information informational info inf notice"),
        (LogEventLevel.Warning, "warning warn wrn"),
        (LogEventLevel.Error, "error eror err severe"),
        (LogEventLevel.Fatal, "fatal fatl ftl critical crit panic alert emergency emerg"),
    ];

    static readonly Dictionary<string, LogEventLevel> Levels = new(
        from row in Table
        from name in row.Names.Split(' ')
        select KeyValuePair.Create(name, row.Level),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The level of that name, in any case; null where there is none.</summary>
    public static LogEventLevel? Find(string name) => Levels.TryGetValue(name, out var level) ? level : null;
}
