namespace Benchmarks.Workload;

/// <summary>An open log. Disposing it ends with every event in its file.</summary>
interface IEventLog : IDisposable
{
    /// <summary>Logs a request; safe from any thread.</summary>
    void Write(in Request request);
}
