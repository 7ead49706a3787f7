namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Whether ended files are compressed.</summary>
enum Packing
{
    Plain,
    GZip,
}
