using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Tests.FileSink;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Diagnostics;

[NonParallelizable]
public sealed class FileMetricsTests
{
    [Test]
    public void Events_and_their_bytes_are_counted_and_each_write_is_measured()
    {
        using var folder = new TempFolder();
        using var metrics = new MetricsCapture();
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant)))
        {
            log.Information("one");
            log.Information("öne");
        }

        Assert.That(metrics["acrilog.file.events"], Is.EqualTo(2));
        Assert.That(metrics["acrilog.file.bytes"], Is.EqualTo(9));
        Assert.That(metrics["acrilog.file.write.duration"], Is.EqualTo(2));
    }

    [Test]
    public void Rolls_are_counted_by_their_reason_and_deleted_files_too()
    {
        using var folder = new TempFolder();
        using var metrics = new MetricsCapture();
        var clock = new FakeClock(Some.Instant);
        using (var log = FileLogs.Open(folder, clock, options =>
        {
            options.FileSizeLimitBytes = 4;
            options.RetainedFileCountLimit = 2;
        }))
        {
            for (var i = 0; i < 3; i++) log.Information("one");
            clock.Advance(TimeSpan.FromDays(1));
            log.Information("two");
        }

        Assert.That(metrics["acrilog.file.rolls{reason=size}"], Is.EqualTo(2));
        Assert.That(metrics["acrilog.file.rolls{reason=time}"], Is.EqualTo(1));
        Assert.That(metrics["acrilog.file.deleted"], Is.EqualTo(2));
    }

    [Test]
    public void An_event_after_disposal_is_counted_as_dropped()
    {
        using var folder = new TempFolder();
        using var metrics = new MetricsCapture();
        var sink = AcrilogFileSinkBuilder.Build(new AcrilogFileOptions { Path = folder.File("app.log") }, audit: false);

        sink.Dispose();
        sink.Emit(Some.Event("late"));

        Assert.That(metrics["acrilog.file.dropped{reason=late}"], Is.EqualTo(1));
        Assert.That(metrics["acrilog.file.events"], Is.Zero);
    }

    [Test]
    public void Instruments_have_the_names_units_and_attributes_that_are_promised()
    {
        using var metrics = new MetricsCapture();
        FileMetrics.Wrote(1, 2);
        FileMetrics.Rolled(RollReason.Startup);
        FileMetrics.Deleted();
        FileMetrics.Compressed();
        FileMetrics.Dropped(DropReason.Full, 3);
        FileMetrics.EndWrite(FileMetrics.BeginWrite());

        Assert.That(metrics.Instruments.Where(i => i.Name.StartsWith("acrilog.file.", StringComparison.Ordinal)).Select(i => $"{i.Name} {i.Unit}"), Is.EquivalentTo([
            "acrilog.file.events {event}",
            "acrilog.file.bytes By",
            "acrilog.file.rolls {roll}",
            "acrilog.file.deleted {file}",
            "acrilog.file.compressed {file}",
            "acrilog.file.dropped {event}",
            "acrilog.file.write.duration s",
        ]));
        Assert.That(metrics.Instruments.Select(i => i.Description), Has.None.Null);
        Assert.That(metrics["acrilog.file.compressed"], Is.EqualTo(1));
        Assert.That(metrics["acrilog.file.dropped{reason=full}"], Is.EqualTo(3));
        Assert.That(metrics.Attributes.Keys, Is.EqualTo(["reason"]));
    }
}
