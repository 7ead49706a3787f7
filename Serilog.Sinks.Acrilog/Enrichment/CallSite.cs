using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>A place in the source that logs; its properties are made once and shared by all its events.</summary>
sealed class CallSite : ILogEventEnricher
{
    public const string ModuleName = "Module";
    public const string FunctionName = "Function";
    public const string LineNumberName = "LineNumber";

    readonly LogEventProperty _module;
    readonly LogEventProperty _function;
    readonly LogEventProperty? _lineNumber;

    /// <param name="module">The name of the file without folder and extension, or of the type.</param>
    /// <param name="function">The name of the member, readable.</param>
    /// <param name="lineNumber">The line in the file; null where it is not known, which adds no property.</param>
    public CallSite(string module, string function, int? lineNumber)
    {
        _module = new LogEventProperty(ModuleName, new ScalarValue(module));
        _function = new LogEventProperty(FunctionName, new ScalarValue(function));
        if (lineNumber is { } line) _lineNumber = new LogEventProperty(LineNumberName, new ScalarValue(line));
    }

    /// <summary>Whether the event already says where it was logged, whoever found out.</summary>
    public static bool IsKnownTo(LogEvent logEvent) =>
        logEvent.Properties.ContainsKey(ModuleName) && logEvent.Properties.ContainsKey(FunctionName);

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.AddPropertyIfAbsent(_module);
        logEvent.AddPropertyIfAbsent(_function);
        if (_lineNumber is not null) logEvent.AddPropertyIfAbsent(_lineNumber);
    }
}
