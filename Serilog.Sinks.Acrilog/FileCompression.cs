namespace Serilog.Sinks.Acrilog;

/// <summary>What becomes of a log file that is no longer written to.</summary>
public enum FileCompression
{
    /// <summary>It stays as it is.</summary>
    None,

    /// <summary>It is replaced by a file of the same name with <c>.gz</c> after it, in the gzip format of RFC 1952.</summary>
    GZip,
}
