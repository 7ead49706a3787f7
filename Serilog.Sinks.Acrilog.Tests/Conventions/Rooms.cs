namespace Serilog.Sinks.Acrilog.Tests.Conventions;

/// <summary>
/// The rooms of the library and who may use whom; what is not listed is forbidden. A new folder needs a line here and in
/// the map in CONTRIBUTING.md.
/// </summary>
static class Rooms
{
    public static readonly Room[] All =
    [
        new("Diagnostics"),
        new("Formatting") { Wall = Wall.Pure, IsPublic = true },
        new("Rolling") { Wall = Wall.Pure },
        new("Enrichment"),
        new("Files", "Diagnostics", "Rolling"),
        new("Buffering", "Diagnostics"),
        new("FileSink", "Rolling", "Formatting", "Files", "Buffering", "Diagnostics") { IsPublic = true },
        new("Relay.Wire") { Wall = Wall.OpensNothing, IsPublic = true },
        new("Relay.Transport", "Relay.Wire", "Diagnostics"),
        new("Relay.Worker", "Relay.Wire", "Relay.Transport", "Buffering", "Formatting", "Diagnostics") { IsPublic = true },
        new("Relay.Parent", "Relay.Wire", "Relay.Transport", "Buffering", "Formatting", "Diagnostics") { IsPublic = true },
    ];

    /// <summary>The extension classes and options that put the parts together: they may use every room, and no room may use them.</summary>
    public static readonly Room Root = new("", [.. All.Select(room => room.Name)]) { IsPublic = true };

    /// <summary>Where the extension classes are, so that they show up wherever Serilog is used.</summary>
    public const string ExtensionNamespace = "Serilog";

    /// <summary>The room with that name, or null when the table does not know it.</summary>
    public static Room? Find(string name) => name.Length == 0 ? Root : Array.Find(All, room => room.Name == name);
}
