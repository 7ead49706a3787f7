using Serilog.Core;
using Serilog.Debugging;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.FileSink;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>SelfLog that is logged into the log whose failure it tells, which has braces in its path.</summary>
[NonParallelizable]
public sealed class SelfLogIntoTheLogTests
{
    // Serilog says in SelfLog that a template's holes have no values: whoever logs that as a template never ends.
    const int Endless = 20;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [TearDown]
    public void CloseSelfLog() => SelfLog.Disable();

    [Test]
    public async Task A_failure_is_told_once_whichever_way_it_is_logged(
        [Values("default", "buffered", "shared", "relay")] string mode, [Values] bool asTemplate)
    {
        Assume.That(!OperatingSystem.IsWindows(), "On Windows nobody deletes an open file under its name.");
        using var folder = new TempFolder();
        using var processes = new WorkerProcesses();
        using var log = Open(folder, mode);
        var (calls, said) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        log.Information("one");
        Assert.That(() => folder.Names().Count(name => folder.Read(name).Contains("one", StringComparison.Ordinal)), Is.EqualTo(1).After(10_000, 5));
        SelfLog.Enable(text =>
        {
            if (Interlocked.Increment(ref calls) > Endless) return;
            if (asTemplate) log.Warning(text);
            else log.Warning("{SelfLog}", text);
            said.TrySetResult();
        });

        foreach (var name in folder.Names().Where(name => !name.EndsWith(".lock", StringComparison.Ordinal))) System.IO.File.Delete(folder.File(name));
        if (mode == "relay")
        {
            await using var listener = RelayListener.Start(log);
            await WorkerProcesses.EndOf(processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo("count", "1"), "worker-1")));
        }
        else
        {
            log.Information("two");
        }
        await said.Task.WaitAsync(Patience);
        log.Dispose();

        Assert.That(calls, Is.EqualTo(1));
        Assert.That(folder.Names().Select(folder.Read), Has.One.Matches("(moved|deleted)(.|\n)*by (others|someone)"));
    }

    static Logger Open(TempFolder folder, string mode) => new LoggerConfiguration().WriteTo.AcrilogFile(options =>
    {
        options.Path = folder.File("{{App}}.log");
        options.OutputTemplate = "{Message:lj}\n";
        options.FileCheckInterval = TimeSpan.Zero;
        (options.Buffered, options.Shared) = (mode == "buffered", mode == "shared");
    }).CreateLogger();
}
