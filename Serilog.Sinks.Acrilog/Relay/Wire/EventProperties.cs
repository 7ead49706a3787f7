using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Puts properties on an event.</summary>
/// <remarks>
/// An event begins with an empty dictionary, which would grow, and be filled again, three times until it holds what an event of a worker
/// has. Its properties are that dictionary in all versions of Serilog so far; should a later one keep them in another way, they are
/// put there by its own methods.
/// </remarks>
static class EventProperties
{
    /// <summary>Puts properties on an event that has none.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="properties">Their names, which are valid ones, and values. Of two with the same name the later one stays.</param>
    /// <param name="more">How many are likely to be added later.</param>
    public static void Fill(LogEvent logEvent, ReadOnlySpan<(string Name, LogEventPropertyValue Value)> properties, int more)
    {
        if (logEvent.Properties is Dictionary<string, LogEventPropertyValue> plain)
        {
            plain.EnsureCapacity(properties.Length + more);
            foreach (var (name, value) in properties) plain[name] = value;
        }
        else
        {
            foreach (var (name, value) in properties) logEvent.AddOrUpdateProperty(new LogEventProperty(name, value));
        }
    }

    /// <summary>Puts a property on an event, unless it has one of that name.</summary>
    public static void AddIfAbsent(LogEvent logEvent, LogEventProperty property)
    {
        if (logEvent.Properties is Dictionary<string, LogEventPropertyValue> plain) plain.TryAdd(property.Name, property.Value);
        else logEvent.AddPropertyIfAbsent(property);
    }
}
