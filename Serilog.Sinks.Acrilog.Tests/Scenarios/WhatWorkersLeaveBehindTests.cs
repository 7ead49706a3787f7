using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>Handles, threads and memory return to where they were.</summary>
[NonParallelizable]
[Platform("Linux")]
public sealed class WhatWorkersLeaveBehindTests
{
    // Of the runtime's own, which come and go.
    const int Slack = 8;

    [Test]
    public async Task A_thousand_workers_one_after_the_other_leave_nothing_behind()
    {
        var count = new Counter();
        await using var log = new LoggerConfiguration().WriteTo.Sink(count).CreateLogger();
        await using var listener = RelayListener.Start(log);
        await Run(listener, 20);
        var before = Footprint.Now();

        await Run(listener, 1000);
        await count.Until(1020);

        var after = Footprint.Now();
        Assert.That(after.Handles, Is.LessThanOrEqualTo(before.Handles + Slack));
        Assert.That(after.Threads, Is.LessThanOrEqualTo(before.Threads + Slack));
        Assert.That(after.Bytes, Is.LessThanOrEqualTo(before.Bytes + (4 * 1024 * 1024)));
        Assert.That(listener.Workers, Is.Empty);
        Assert.That(count.Events, Is.EqualTo(1020));
    }

    [Test]
    public async Task Infos_that_nobody_used_are_gone_with_their_listener()
    {
        var before = Footprint.Now();
        await using (var scene = new RelayScene())
        {
            for (var i = 0; i < 100; i++) scene.Listener.CreateInfo($"unused {i}");
            Assert.That(Footprint.Now().Handles, Is.GreaterThanOrEqualTo(before.Handles + 200));

            await scene.Listener.DisposeAsync();

            Assert.That(Footprint.Now().Handles, Is.LessThanOrEqualTo(before.Handles + Slack));
            Assert.That(scene.Said().Count(said => said.Contains("never sent an event")), Is.EqualTo(100));
        }
    }

    static async Task Run(RelayListener listener, int workers)
    {
        for (var i = 0; i < workers; i++)
        {
            using var worker = listener.StartWorker(Shell.StartInfo(Shell.DefineLog + "log 1"), "brief", new RelayWorkerOptions { CaptureOutput = i % 4 == 0 });
            await WorkerProcesses.EndOf(worker);
        }
    }

    sealed record Footprint(int Handles, int Threads, long Bytes)
    {
        public static Footprint Now()
        {
            using var self = Process.GetCurrentProcess();
            return new Footprint(Directory.GetFiles("/proc/self/fd").Length, self.Threads.Count, GC.GetTotalMemory(forceFullCollection: true));
        }
    }

    sealed class Counter : ILogEventSink
    {
        readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int _events;
        int _ends;
        volatile int _awaited = int.MaxValue;

        public int Events => _events;

        public Task Until(int ends)
        {
            _awaited = ends;
            if (Volatile.Read(ref _ends) >= ends) _enough.TrySetResult();
            return _enough.Task.WaitAsync(WorkerProcesses.Patience);
        }

        public void Emit(LogEvent logEvent)
        {
            if (logEvent.MessageTemplate.Text == "line {N}") Interlocked.Increment(ref _events);
            if (logEvent.Properties.ContainsKey("IsClean") && Interlocked.Increment(ref _ends) >= _awaited) _enough.TrySetResult();
        }
    }
}
