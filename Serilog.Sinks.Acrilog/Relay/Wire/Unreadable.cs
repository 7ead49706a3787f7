namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What stands for a value or an exception whose own code throws: it must not cost the event.</summary>
static class Unreadable
{
    public static string Text(object? value, Exception thrown) =>
        $"({value?.GetType().Name ?? "null"} threw {thrown.GetType().Name} when it was read)";
}
