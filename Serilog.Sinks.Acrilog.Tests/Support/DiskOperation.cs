namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>What a <see cref="FaultyDisk"/> can be told to fail.</summary>
enum DiskOperation
{
    CreateFolder,
    Open,
    Read,
    Write,
    Cut,
    FlushToDisk,
    Move,
    Delete,
}
