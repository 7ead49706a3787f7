using FsCheck;
using FsCheck.Fluent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

public sealed class DisturbedLogTests
{
    static readonly DiskOperation[] Operations =
        [DiskOperation.Write, DiskOperation.Open, DiskOperation.Move, DiskOperation.Delete, DiskOperation.Cut];

    /// <summary>A step below 110 logs an event of that length; each of the rest disturbs the log, or lets time pass.</summary>
    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Whatever_others_and_the_disk_do_only_what_others_take_is_missing_and_the_rest_is_once_and_in_its_place(
        byte[] steps, bool stable, bool eager, byte keep)
    {
        using var log = new DisturbedLog(stable ? FileNaming.Stable : FileNaming.Dated, keep % 3 == 0 ? keep % 5 + 1 : null, eager);
        foreach (var step in steps) Play(log, step);

        var fault = log.End();
        return (fault is null).Label($"{fault} in {log}".ReplaceLineEndings("|"));
    }

    [Test]
    public void A_file_that_has_nothing_but_the_part_of_an_event_takes_no_place_among_those_that_are_kept()
    {
        using var log = new DisturbedLog(FileNaming.Dated, retainedFileCountLimit: 5, eager: true);
        foreach (var step in new byte[] { 214, 210, 0, 240 }) Play(log, step);

        Assert.That(log.End(), Is.Null);
    }

    static void Play(DisturbedLog log, byte step)
    {
        switch (step)
        {
            case < 110: log.Emit(step % 40); break;
            case < 125: log.Wait(TimeSpan.FromMinutes(step - 110)); break;
            case < 130: log.Wait(TimeSpan.FromHours(step - 124)); break;
            case < 140: log.Roll(); break;
            case < 155: log.Restart(); break;
            case < 170: log.Delete(step % 3); break;
            case < 185: log.Rename(step % 3); break;
            case < 200: log.Cut(step % 3, step % 7 * 9); break;
            case < 240: log.Fail(Operations[step % Operations.Length], 1 + step % 3, tornBytes: step % 4 % 3); break;
            default: log.SetClock(TimeSpan.FromMinutes((step - 247) * 23)); break;
        }
    }
}
