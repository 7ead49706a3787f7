using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Reads the properties of events.</summary>
static class EventValues
{
    /// <summary>The plain value of a property; null for one that is missing.</summary>
    public static object? Value(this LogEvent logEvent, string property) =>
        logEvent.Properties.TryGetValue(property, out var value) ? ((ScalarValue)value).Value : null;

    /// <summary>The plain values of a property that is a sequence; empty for one that is missing.</summary>
    public static object?[] Values(this LogEvent logEvent, string property) => logEvent.Properties.TryGetValue(property, out var value)
        ? [.. ((SequenceValue)value).Elements.Select(element => ((ScalarValue)element).Value)]
        : [];

    /// <summary>A property that counts by level, as <c>Debug 1, Error 2</c>.</summary>
    public static string Counts(this LogEvent logEvent, string property) =>
        string.Join(", ", ((DictionaryValue)logEvent.Properties[property]).Elements.Select(one => $"{one.Key.Value} {one.Value}"));
}
