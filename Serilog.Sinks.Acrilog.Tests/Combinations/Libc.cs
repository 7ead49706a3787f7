using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>System calls of Linux that .NET has none for.</summary>
static class Libc
{
    const int OpenFiles = 7;
    const ulong ReadOnly = 1;
    const ulong Remount = 32;
    const int Detach = 2;

    /// <summary>False where it is not allowed.</summary>
    public static bool TryMount(string folder, string options) => Mount("tmpfs", folder, "tmpfs", 0, options) == 0;

    /// <summary>Has a file system take no more writes, or take them again.</summary>
    public static void SetReadOnly(string folder, bool readOnly)
    {
        if (Mount("tmpfs", folder, "tmpfs", Remount | (readOnly ? ReadOnly : 0), null) != 0)
            throw new IOException($"{folder} cannot be mounted again, error {Marshal.GetLastPInvokeError()}.");
    }

    public static void Unmount(string folder) => _ = Unmount(folder, Detach);

    /// <summary>Makes a named pipe; false where something lies there already.</summary>
    public static bool TryMakePipe(string path) => MakePipe(path, 0x1B6) == 0;

    /// <summary>Lets this process open files only up to a descriptor, or as many as ever.</summary>
    public static void LimitDescriptors(ulong? limit)
    {
        _ = GetLimit(OpenFiles, out var limits);
        limits.Soft = limit ?? limits.Hard;
        _ = SetLimit(OpenFiles, in limits);
    }

    [DllImport("libc", EntryPoint = "mount", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Mount(string source, string target, string type, ulong flags, string? options);

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int MakePipe(string path, uint mode);

    [DllImport("libc", EntryPoint = "umount2", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Unmount(string target, int flags);

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int GetLimit(int resource, out Limits limits);

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetLimit(int resource, in Limits limits);

    [StructLayout(LayoutKind.Sequential)]
    struct Limits
    {
        public ulong Soft;
        public ulong Hard;
    }
}
