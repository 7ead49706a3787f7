using Serilog.Formatting.Compact;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>The settings of a row's log.</summary>
static class CaseSettings
{
    static readonly ManualResetEventSlim Never = new();

    /// <summary>The size limit of rows that roll by size; some events a file.</summary>
    public const long LimitBytes = 8000;

    /// <summary>Longer than a period of rows that roll by time.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(61);

    /// <summary>Has a logger write to the row's log.</summary>
    public static LoggerConfiguration WithFile(this LoggerConfiguration configuration, Combination row, string folder, TimeProvider clock) =>
        row switch
        {
            { Keying: Keying.Keyed } => configuration.WriteTo.AcrilogFiles("K", options => Apply(options, row, folder, clock)),
            { Delivery: Delivery.Audit } => configuration.AuditTo.AcrilogFile(options => Apply(options, row, folder, clock)),
            _ => configuration.WriteTo.AcrilogFile(options => Apply(options, row, folder, clock)),
        };

    public static void Apply(AcrilogFileOptions options, Combination row, string folder, TimeProvider clock)
    {
        options.Path = Path.Combine(folder, row.Keying == Keying.Keyed ? "app-{Key}.log" : "app.log");
        options.TimeProvider = clock;
        options.RetainedFileCountLimit = null;
        options.Naming = row.Naming;
        options.Buffered = row.Delivery == Delivery.Buffered;
        options.Shared = row.Delivery == Delivery.Shared;
        options.FileSizeLimitBytes = row.Rolls == Rolls.Size ? LimitBytes : null;
        options.RollingInterval = row.Rolls == Rolls.Time ? RollingInterval.Minute : RollingInterval.Infinite;
        options.RollOnStartup = row.Rolls == Rolls.Startup;
        options.Compression = row.Packing == Packing.GZip ? FileCompression.GZip : FileCompression.None;
        options.Hooks = row.Hooks == HookKind.Unhooked ? null : new CaseHooks(row.Hooks);
        options.OutputTemplate = "{Message:lj}{NewLine}";
        options.LevelTemplates = row.Text == TextForm.Levels ? Marks.ByLevel : null;
        options.Formatter = row.Text == TextForm.Json ? new CompactJsonFormatter() : null;
        options.Encoding = row.Text is TextForm.Utf16 or TextForm.Latin1 ? Marks.EncodingOf(row.Text) : null;
    }

    /// <summary>Lets a writer take its time, so that what others do falls between its events.</summary>
    public static void Pace(Combination row, int number)
    {
        if (row.Disturbance is Disturbance.FullDisk or Disturbance.NoInodes && SentEvents.PhaseOf(number) == 1) Never.Wait(1);
    }
}
