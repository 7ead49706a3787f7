namespace Serilog.Sinks.Acrilog.Files;

/// <summary>By what a file is recognised: two files of one length that were written at the same time do not happen.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="WrittenUtc">When it was last written.</param>
readonly record struct FileStamp(long Length, DateTime WrittenUtc);
