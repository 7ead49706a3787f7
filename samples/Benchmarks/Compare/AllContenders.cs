using Benchmarks.Compare.Contenders;
using Benchmarks.Workload;
using Serilog.Events;
using ZLogger;

namespace Benchmarks.Compare;

/// <summary>Who takes part. Those that are compared with each other are measured one after the other.</summary>
static class AllContenders
{
    public static IReadOnlyList<IContender> List { get; } =
    [
        new NullSink(),
        // An event each.
        new BareWrites(),
        new SerilogFile(Names.SerilogFile, buffered: false),
        new NLogFile(Names.NLogFile, autoFlush: true, async: false),
        new AcrilogFile(Names.Acrilog),
        new AcrilogFile(Names.AcrilogLevels, options => options.LevelTemplates = LevelTemplates),
        // Many events at once.
        new BlockWrites(),
        new ZLoggerFile(Names.ZLoggerGrow, BackgroundBufferFullMode.Grow),
        new ZLoggerFile(Names.ZLoggerBlock, BackgroundBufferFullMode.Block),
        new NLogFile(Names.NLogAsync, autoFlush: true, async: true),
        new NLogFile(Names.NLogNoAutoFlush, autoFlush: false, async: false),
        new SerilogFile(Names.SerilogBuffered, buffered: true),
        new SerilogAsync(),
        new AcrilogFile(Names.AcrilogBuffered, options => options.Buffered = true),
    ];

    // The one of the level that is logged writes the same text as the single template of the others.
    static Dictionary<string, string> LevelTemplates { get; } = new()
    {
        ["Default"] = "{Timestamp:O} {Message:lj}{NewLine}",
        [nameof(LogEventLevel.Debug)] = "{Timestamp:O} [DEBUG] {Message:lj} {Caller}{NewLine}{Exception}",
        [nameof(LogEventLevel.Information)] = Request.OutputTemplate,
        [nameof(LogEventLevel.Error)] = "{Timestamp:O} [ERROR] {Message:lj} {Properties}{NewLine}{Exception}",
    };
}
