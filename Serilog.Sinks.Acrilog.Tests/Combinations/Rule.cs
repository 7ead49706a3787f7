namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Values that do not go together: none of the first with any of the second.</summary>
sealed record Rule(string Why, Enum[] First, Enum[] Second)
{
    public bool Forbids(IReadOnlyCollection<Enum> values) => First.Any(values.Contains) && Second.Any(values.Contains);
}
