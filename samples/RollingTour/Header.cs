using System.Text;
using Serilog.Sinks.File;

namespace RollingTour;

/// <summary>Writes a line at the beginning of each new file.</summary>
sealed class Header(string text) : FileLifecycleHooks
{
    public override Stream OnFileOpened(Stream underlyingStream, Encoding encoding)
    {
        if (underlyingStream.Length == 0) underlyingStream.Write(encoding.GetBytes(text + Environment.NewLine));
        return underlyingStream;
    }
}
