namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>What an event looks like in the file.</summary>
enum TextForm
{
    Template,
    Levels,
    Json,
    Utf16,
    Latin1,
}
