using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Logs that Serilog.Sinks.Map opens and closes while others log.</summary>
[NonParallelizable]
public sealed class MappedLogsTests
{
    [TestCase(false)]
    [TestCase(true)]
    public void More_keys_than_open_logs_lose_and_double_nothing_and_wait_for_no_thread_of_the_pool(bool buffered)
    {
        const int Keys = 10;
        const int Events = 300;
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using (var log = new LoggerConfiguration().WriteTo.Map("Key", "none", (key, to) => to.AcrilogFile(folder.File($"{key}.log"),
            outputTemplate: "{Number}\n", formatProvider: null, rollingInterval: RollingInterval.Infinite, buffered: buffered), sinkMapCountLimit: 3).CreateLogger())
            Parallel.For(0, Events, i => log.Information("{Key} {Number}", i % Keys, i));

        var numbers = Enumerable.Range(0, Keys).SelectMany(key => folder.Read($"{key}.log").Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse);
        Assert.That(numbers, Is.EquivalentTo(Enumerable.Range(0, Events)));
        Assert.That(said.Lines, Is.Empty);
    }
}
