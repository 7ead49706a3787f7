using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>Renames files on Linux, macOS and other Unix systems. A rename that fails leaves no trace.</summary>
/// <remarks>
/// <para>.NET's <see cref="System.IO.File.Move(string, string)"/> links or copies a file where it may replace nothing, and then deletes
/// the source: where that cannot be done, the second file stays.</para>
/// <para>Numbers are those of Linux' <c>linux/fs.h</c>, <c>asm/unistd.h</c> and <c>errno.h</c>, and of macOS' <c>sys/stdio.h</c> and
/// <c>sys/errno.h</c>.</para>
/// </remarks>
static partial class UnixRename
{
    const int NotPermitted = 1;
    const int NotFound = 2;
    const int AccessDenied = 13;
    const int Exists = 17;
    const int InvalidArgument = 22;

    static readonly int NoSuchCall = OperatingSystem.IsLinux() ? 38 : 78;
    static readonly int NotSupported = OperatingSystem.IsLinux() ? 95 : 45;

    /// <summary>Renames a file unless something lies at its new path, a link that leads nowhere included. Looking and renaming are
    /// one step where the system and the file system can do so; elsewhere the look comes first.</summary>
    /// <exception cref="IOException">Something lies there, or the file cannot be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not allowed to be renamed.</exception>
    public static void MoveToFree(string from, string to)
    {
        var error = MoveInOneStep(from, to);
        if (error == NoSuchCall || error == NotSupported || error == InvalidArgument)
            error = Disk.Real.Exists(to) ? Exists : Move(from, to);
        if (error != 0) throw Failure(error, from, to);
    }

    static int MoveInOneStep(string from, string to)
    {
        const nint CurrentFolder = -100;
        const uint NoReplace = 1, Exclusive = 4;
        try
        {
            if (OperatingSystem.IsMacOS()) return ErrorOf(MoveOnMac(from, to, Exclusive));
            return LinuxCall is { } call ? ErrorOf((int)Call(call, CurrentFolder, from, CurrentFolder, to, NoReplace)) : NoSuchCall;
        }
        catch (EntryPointNotFoundException)
        {
            return NoSuchCall;
        }
    }

    static int Move(string from, string to) => ErrorOf(MoveAnyway(from, to));

    static int ErrorOf(int result) => result == 0 ? 0 : Marshal.GetLastPInvokeError();

    static Exception Failure(int error, string from, string to)
    {
        var message = $"Could not rename {from} to {to}: {(error == Exists ? "that name is taken" : Marshal.GetPInvokeErrorMessage(error))}.";
        return error switch
        {
            NotFound => new FileNotFoundException(message, from),
            NotPermitted or AccessDenied => new UnauthorizedAccessException(message),
            _ => new IOException(message, error),
        };
    }

    // The C libraries of some systems have no function for renameat2: musl for one, and so Alpine.
    static nint? LinuxCall => !OperatingSystem.IsLinux() ? null : RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 316,
        Architecture.Arm64 or Architecture.LoongArch64 => 276,
        Architecture.X86 => 353,
        Architecture.Arm => 382,
        Architecture.S390x => 347,
        Architecture.Ppc64le => 357,
        _ => null,
    };

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Call(nint number, nint fromFolder, string from, nint toFolder, string to, nuint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MoveOnMac(string from, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MoveAnyway(string from, string to);
}
