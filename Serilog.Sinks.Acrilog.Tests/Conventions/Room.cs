using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

/// <summary>A folder of the library and who it may know.</summary>
/// <param name="Name">The folder, with dots: <c>Relay.Wire</c>; empty for the root.</param>
/// <param name="MayUse">The rooms it may use besides itself.</param>
sealed record Room(string Name, params string[] MayUse)
{
    /// <summary>What of .NET is closed to it; null is nothing.</summary>
    public Wall? Wall { get; init; }

    /// <summary>Whether users see types of it.</summary>
    public bool IsPublic { get; init; }

    public string Title => Name.Length == 0 ? "the root" : Name;

    public string Namespace => Name.Length == 0 ? Repository.Library : $"{Repository.Library}.{Name}";
}
