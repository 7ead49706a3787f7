namespace Benchmarks.Workload;

/// <summary>An open log. Disposing it ends with every event in its file.</summary>
interface IEventLog : IDisposable
{
    /// <summary>Logs the request of this number; safe from any thread.</summary>
    void Write(int number);
}
