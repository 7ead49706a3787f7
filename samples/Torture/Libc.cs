using System.Runtime.InteropServices;

namespace Torture;

/// <summary>What .NET does not offer: signals to other processes, and closing a handle by its number.</summary>
static partial class Libc
{
    // signal.h
    static int Sigkill => 9;

    static int Sigstop => OperatingSystem.IsMacOS() ? 17 : 19;

    static int Sigcont => OperatingSystem.IsMacOS() ? 19 : 18;

    public static void Kill(int processId) => _ = Signal(processId, Sigkill);

    public static void Stop(int processId) => _ = Signal(processId, Sigstop);

    public static void Continue(int processId) => _ = Signal(processId, Sigcont);

    public static void Close(int descriptor) => _ = CloseDescriptor(descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseDescriptor(int descriptor);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int processId, int signal);
}
