namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Those who log in a case, with their log.</summary>
interface ICaseSource : IDisposable
{
    /// <summary>Has each writer log the events of a phase; returns when all have, or were killed.</summary>
    void Write(int phase);

    /// <summary>Lets the log's time pass.</summary>
    void Advance(TimeSpan time);

    /// <summary>Closes the log and opens it again.</summary>
    void Restart(Action between);

    /// <summary>Kills one of the processes that log.</summary>
    void Kill();

    /// <summary>Stops one of the processes that log, until <see cref="Continue"/>.</summary>
    void Stop();

    void Continue();

    /// <summary>Ends in good order, but for what the row's disturbance is.</summary>
    void End();
}
