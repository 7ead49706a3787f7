using Serilog.Sinks.Acrilog.FileSink;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class HousekeepingTests
{
    static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Test]
    public void Jobs_run_one_at_a_time_in_order_and_disposal_waits_for_them()
    {
        var done = new List<int>();
        using (var jobs = new Housekeeping(Long))
            for (var i = 0; i < 1000; i++)
            {
                var number = i;
                jobs.Enqueue(() => done.Add(number));
            }

        Assert.That(done, Is.EqualTo(Enumerable.Range(0, 1000)));
    }

    [Test]
    public void A_job_that_throws_is_said_and_the_next_is_done()
    {
        using var said = new SelfLogCapture();
        var done = false;
        using (var jobs = new Housekeeping(Long))
        {
            jobs.Enqueue(() => throw new InvalidOperationException("no luck"));
            jobs.Enqueue(() => done = true);
        }

        Assert.That(done, Is.True);
        Assert.That(said.Lines, Has.One.Contains("no luck"));
    }

    [Test]
    public void Disposal_gives_up_on_a_job_that_does_not_end_and_tells_it_to_stop()
    {
        using var said = new SelfLogCapture();
        using var ended = new ManualResetEventSlim();
        var later = false;
        var jobs = new Housekeeping(TimeSpan.FromMilliseconds(20));
        jobs.Enqueue(() =>
        {
            jobs.Stopping.WaitHandle.WaitOne(Long);
            ended.Set();
        });
        jobs.Enqueue(() => later = true);

        jobs.Dispose();

        Assert.That(ended.Wait(Long), Is.True);
        jobs.Dispose();
        Assert.That(later, Is.False);
        Assert.That(said.Lines, Has.One.Contains("2 jobs are left"));
    }

    [Test]
    public void A_job_that_comes_after_disposal_is_left_out()
    {
        var done = false;
        var jobs = new Housekeeping(Long);

        jobs.Dispose();
        jobs.Enqueue(() => done = true);
        jobs.Dispose();

        Assert.That(done, Is.False);
    }

    [Test]
    public void What_the_thread_pool_has_not_begun_is_done_when_the_log_is_closed()
    {
        using var pool = new BusyPool();
        using var said = new SelfLogCapture();
        var done = new List<int>();
        var jobs = new Housekeeping(TimeSpan.FromSeconds(5));
        for (var i = 0; i < 10; i++)
        {
            var number = i;
            jobs.Enqueue(() => done.Add(number));
        }

        jobs.Dispose();

        Assert.That(done, Is.EqualTo(Enumerable.Range(0, 10)));
        Assert.That(said.Lines, Is.Empty);
    }

    [Test]
    public void A_log_whose_pool_is_busy_has_deleted_its_old_files_when_it_is_closed()
    {
        using var pool = new BusyPool();
        using var folder = new TempFolder();
        foreach (var day in Enumerable.Range(10, 10)) folder.Write($"app202611{day}.log", "old\n");
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RetainedFileCountLimit = 2)) log.Information("new");

        Assert.That(folder.Listing(), Is.EqualTo("app20261119.log:old| app20261122.log:new|"));
    }
}
