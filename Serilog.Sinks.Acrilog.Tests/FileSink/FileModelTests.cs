using FsCheck;
using FsCheck.Fluent;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Rolling;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

public sealed class FileModelTests
{
    const int LimitBytes = 60;
    static readonly string[] Foreign = ["app.log.bak", "app1.log", "app-2026112213.log", "app2026112213_1.log", "app2026.log"];

    /// <summary>A step below 128 logs an event of that length; the rest wait for a while, restart or roll.</summary>
    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Every_event_is_once_in_order_and_in_the_file_of_its_time_and_only_the_oldest_files_go(
        byte[] steps, bool stable, byte keep)
    {
        using var folder = new TempFolder();
        foreach (var name in Foreign) folder.Write(name, "theirs");
        var naming = stable ? FileNaming.Stable : FileNaming.Dated;
        int? limit = keep % 5 == 0 ? null : keep % 5;
        Play(folder, new FileModel(naming, LimitBytes, keepsAll: limit is null, Some.Instant), steps, naming, limit, out var model);

        var sorted = new DatedNaming("app.log", "yyyyMMddHH");
        var files = folder.Names().Except(Foreign)
            .OrderBy(name => sorted.TryParse(name, out var id) ? id : new LogFileId(DateTime.MaxValue, 0)).ToArray();
        var expected = model.Texts.TakeLast(limit ?? int.MaxValue).ToArray();
        var ok = files.Select(folder.Read).SequenceEqual(expected)
            && (limit is not null || files.SequenceEqual(model.Names))
            && Foreign.All(name => folder.Read(name) == "theirs");
        return ok.Label($"{naming}, keep {limit}: {folder.Listing()} but expected {string.Join(' ', expected)} in {string.Join(' ', model.Names)}"
            .ReplaceLineEndings("|"));
    }

    static void Play(TempFolder folder, FileModel start, byte[] steps, FileNaming naming, int? limit, out FileModel model)
    {
        model = start;
        var clock = new FakeClock(Some.Instant);
        var roller = new AcrilogFileRoller();
        var lastEvent = Some.Instant;
        var log = Open();
        foreach (var (step, i) in steps.Select((step, i) => (step, i)))
        {
            switch (step)
            {
                case < 128:
                    var text = $"{i}:{new string('x', step % 40)}";
                    log.Information(text);
                    model.Emit(text + "\n");
                    lastEvent = clock.GetUtcNow();
                    break;
                case < 170:
                    clock.Advance(TimeSpan.FromMinutes(step - 127));
                    model.Advance(TimeSpan.FromMinutes(step - 127));
                    break;
                case < 180:
                    clock.Advance(TimeSpan.FromHours(step - 165));
                    model.Advance(TimeSpan.FromHours(step - 165));
                    break;
                case < 220:
                    roller.Roll();
                    model.Roll();
                    break;
                default:
                    log.Dispose();
                    // The disk knows the time of the real clock.
                    if (System.IO.File.Exists(folder.File("app.log")))
                        System.IO.File.SetLastWriteTimeUtc(folder.File("app.log"), lastEvent.UtcDateTime);
                    log = Open();
                    model.Restart();
                    break;
            }
        }
        log.Dispose();

        Logger Open() => FileLogs.Open(folder, clock, options =>
        {
            options.Naming = naming;
            options.RollingInterval = RollingInterval.Hour;
            options.FileSizeLimitBytes = LimitBytes;
            options.RetainedFileCountLimit = limit;
            options.Roller = roller;
        });
    }
}
