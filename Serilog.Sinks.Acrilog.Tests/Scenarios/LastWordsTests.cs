using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>Workers that end without closing their log.</summary>
public sealed class LastWordsTests
{
    [Test]
    public async Task A_worker_that_forgets_to_close_its_log_still_gets_its_last_words_out()
    {
        const int count = 3_000;
        await using var scene = new RelayScene();
        await scene.Run("careless", "count-without-closing", $"{count}");

        Assert.That(scene.NumbersOf("careless"), Is.EqualTo(Enumerable.Range(0, count)));
    }

    [Test]
    public async Task A_worker_that_crashes_gets_its_last_words_out_and_its_end_is_reported()
    {
        const int count = 3_000;
        await using var scene = new RelayScene();
        await scene.Run("crashing", "crash", $"{count}");

        Assert.That(scene.NumbersOf("crashing"), Is.EqualTo(Enumerable.Range(0, count)));
        Assert.That(scene.Said()[^1], Does.Match("^Worker \"crashing\", process [0-9]+, ended without saying goodbye \\(EndOfPipe, exit code 134\\)"));
    }

    [Test]
    public async Task A_worker_ended_by_a_signal_gets_its_last_words_out()
    {
        const int count = 20_000;
        await using var scene = new RelayScene();
        await scene.Run("signalled", "signal-itself", $"{count}");

        Assert.That(scene.NumbersOf("signalled"), Is.EqualTo(Enumerable.Range(0, count)));
        Assert.That(scene.Said()[^1], Does.Contain("exit code 143"), "128 + SIGTERM");
    }
}
