using System.Text;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Hooks that write a header into a new file, or wrap the stream so that every byte is changed and none is added.</summary>
sealed class CaseHooks(HookKind kind) : FileLifecycleHooks
{
    public const string HeaderLine = "# header";

    public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
    {
        if (kind == HookKind.Wrapped) return new DisguisedStream(underlyingStream);
        if (underlyingStream.Length > 0) return underlyingStream;
        using var writer = new StreamWriter(underlyingStream, encoding, 1024, leaveOpen: true);
        writer.Write(HeaderLine + "\n");
        return underlyingStream;
    }
}
