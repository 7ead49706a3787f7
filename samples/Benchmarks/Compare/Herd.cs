using System.Diagnostics;

namespace Benchmarks.Compare;

/// <summary>Threads that share out a number of events and begin together.</summary>
static class Herd
{
    /// <summary>Lets each thread do its share, then ends the work; how long both took.</summary>
    /// <param name="events">How many events there are.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="work">Does the events of one thread: its number, its first event, and the one after its last.</param>
    /// <param name="end">Ends the work; its time counts.</param>
    public static TimeSpan Run(int events, int threads, Action<int, int, int> work, Action end)
    {
        using var ready = new CountdownEvent(threads);
        using var go = new ManualResetEventSlim();
        var herd = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            ready.Signal();
            go.Wait();
            work(number, First(number), First(number + 1));
        })).ToArray();
        foreach (var thread in herd) thread.Start();
        ready.Wait();

        var began = Stopwatch.GetTimestamp();
        go.Set();
        foreach (var thread in herd) thread.Join();
        end();
        return Stopwatch.GetElapsedTime(began);

        int First(int number) => (int)((long)events * number / threads);
    }
}
