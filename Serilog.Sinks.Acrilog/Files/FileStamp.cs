namespace Serilog.Sinks.Acrilog.Files;

/// <summary>What a file looks like at one moment.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="WrittenUtc">When it was last written.</param>
/// <param name="Identity">Which file it is; null where the system does not say.</param>
readonly record struct FileStamp(long Length, DateTime WrittenUtc, FileIdentity? Identity)
{
    /// <summary>Whether both are of one file. Where the system does not say, two files of one length that were written at the same
    /// time are taken for one.</summary>
    public bool IsOfSameFileAs(FileStamp other) => Identity is { } own && other.Identity is { } its ? own == its : this == other;
}
