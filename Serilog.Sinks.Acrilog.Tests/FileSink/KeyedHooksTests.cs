using System.Text;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Tests.Support;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Lifecycle hooks of one key's log that log to that of another, while that one's does the same.</summary>
[NonParallelizable]
public sealed class KeyedHooksTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [TestCase(false)]
    [TestCase(true)]
    public void Hooks_of_two_logs_may_log_to_each_other(bool buffered)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        using var hooks = new CrossingHooks();
        var clock = new FakeClock(Some.Instant);
        var log = hooks.Log = Open(folder, hooks, clock, buffered);

        var both = Task.WhenAll(Task.Run(() => Say(log, "a", "1")), Task.Run(() => Say(log, "b", "1")));
        if (buffered && both.Wait(Patience)) clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(both.Wait(Patience) && hooks.Crossed.Wait(Patience), Is.True);
        Assert.That(Task.Run(log.Dispose).Wait(Patience), Is.True);
        Assert.That(said.Lines, Is.Empty);
        Assert.That(folder.Listing(), Is.EqualTo("a20261122.log:1|from b| b20261122.log:1|from a|"));
    }

    [Test]
    public void A_hook_may_have_all_logs_rolled()
    {
        using var folder = new TempFolder();
        var roller = new AcrilogFileRoller();
        using (var hooks = new CrossingHooks { AndThen = roller.Roll })
        {
            var log = hooks.Log = Open(folder, hooks, new FakeClock(Some.Instant), buffered: false, roller);
            var both = Task.WhenAll(Task.Run(() => Say(log, "a", "1")), Task.Run(() => Say(log, "b", "1")));
            Assert.That(both.Wait(Patience) && hooks.Crossed.Wait(Patience), Is.True);
            Assert.That(Task.Run(log.Dispose).Wait(Patience), Is.True);
        }

        Assert.That(folder.Names().SelectMany(name => folder.Read(name).Split('\n')[..^1]), Is.EquivalentTo(["1", "1", "from a", "from b"]));
    }

    static void Say(Logger log, string key, string text) => log.ForContext("Key", key).Information("{Text:l}", text);

    static Logger Open(TempFolder folder, FileLifecycleHooks hooks, FakeClock clock, bool buffered, AcrilogFileRoller? roller = null) =>
        new LoggerConfiguration().WriteTo.AcrilogFiles("Key", options =>
        {
            options.Path = folder.File("{Key}.log");
            options.OutputTemplate = "{Message:lj}\n";
            options.TimeProvider = clock;
            options.Hooks = hooks;
            options.Buffered = buffered;
            options.Roller = roller;
        }).CreateLogger();

    /// <summary>Waits, on the first file of each of two logs, until that of the other is being opened too.</summary>
    sealed class CrossingHooks : FileLifecycleHooks, IDisposable
    {
        readonly CountdownEvent _opening = new(2);

        public Logger Log { get; set; } = null!;

        public Action? AndThen { get; init; }

        public CountdownEvent Crossed { get; } = new(2);

        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            if (_opening.IsSet) return underlyingStream;
            _opening.Signal();
            _opening.Wait(Patience);
            var own = Path.GetFileName(path)[..1];
            Say(Log, own == "a" ? "b" : "a", $"from {own}");
            AndThen?.Invoke();
            Crossed.Signal();
            return underlyingStream;
        }

        public void Dispose()
        {
            _opening.Dispose();
            Crossed.Dispose();
        }
    }
}
