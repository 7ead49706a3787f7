using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Says which thread logs an event; each thread makes its properties once.</summary>
static class ThreadIdentity
{
    [ThreadStatic]
    static LogEventProperty? _id;

    [ThreadStatic]
    static LogEventProperty? _name;

    [ThreadStatic]
    static string? _nameThen;

    public static void AddTo(LogEvent logEvent)
    {
        logEvent.AddPropertyIfAbsent(_id ??= new LogEventProperty("ThreadId", new ScalarValue(Environment.CurrentManagedThreadId)));
        if (Thread.CurrentThread.Name is not { } name) return;
        // A thread may be renamed, those of the pool are.
        if (_name is null || _nameThen != name) (_name, _nameThen) = (new LogEventProperty("ThreadName", new ScalarValue(name)), name);
        logEvent.AddPropertyIfAbsent(_name);
    }
}
