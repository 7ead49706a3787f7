namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>A file of a log that is no longer written to.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Compressed">Whether it is the compressed form; a file has both for a moment.</param>
/// <param name="Bytes">Its length on the disk.</param>
/// <param name="LastWrite">When it was last written to.</param>
readonly record struct StoredFile(LogFileId Id, bool Compressed, long Bytes, DateTimeOffset LastWrite);
