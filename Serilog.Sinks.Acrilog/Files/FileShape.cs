using System.Text;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>What the files of a log have in common.</summary>
/// <param name="Encoding">Of their text; its byte order mark begins each new file.</param>
sealed record FileShape(Encoding Encoding)
{
    /// <summary>What is called when a file is opened or deleted; null for nothing.</summary>
    public FileLifecycleHooks? Hooks { get; init; }

    /// <summary>Who may do what with a new or an empty file, on Unix; null for the system's default.</summary>
    public UnixFileMode? Mode { get; init; }

    /// <summary>Whether what was written is brought to the medium before a file is closed.</summary>
    public bool FlushesToDisk { get; init; }

    /// <summary>The bytes a new file begins with; empty for none.</summary>
    public byte[] Mark { get; } = Encoding.GetPreamble();

    /// <summary>The bytes a line ends with, whatever comes before them.</summary>
    public byte[] LineFeed { get; } = Encoding.GetBytes("\n");

    /// <summary>The bytes that finish a line that another process left unfinished.</summary>
    public byte[] NewLine { get; } = Encoding.GetBytes(Environment.NewLine);
}
