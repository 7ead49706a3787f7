using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>Tells a file from every other file of this machine, whatever it is called.</summary>
/// <param name="Volume">The device on Unix, the volume's serial number on Windows.</param>
/// <param name="Number">The inode on Unix, the file's 128-bit identifier on Windows.</param>
readonly record struct FileIdentity(ulong Volume, UInt128 Number)
{
    /// <summary>Of an open file; null where the system does not say.</summary>
    public static FileIdentity? Of(SafeFileHandle file) =>
        OperatingSystem.IsWindows() ? WindowsFiles.IdentityOf(file) : UnixStatus.Of(file)?.Identity;

    /// <summary>Of what a path leads to, through links; null if it leads nowhere, or where the system does not say.</summary>
    public static FileIdentity? Of(string path) =>
        OperatingSystem.IsWindows() ? WindowsFiles.IdentityOf(path) : UnixStatus.Of(path)?.Identity;

    /// <summary>Whether a path still leads to an open file. Where the system does not say, any file at the path will do.</summary>
    public static bool IsAt(string path, SafeFileHandle file) => Of(file) is { } own ? Of(path) == own : System.IO.File.Exists(path);
}
