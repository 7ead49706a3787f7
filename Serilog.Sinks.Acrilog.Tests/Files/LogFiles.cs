using System.Text;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Files;

/// <summary>Opens single log files.</summary>
static class LogFiles
{
    public static readonly FileShape Utf8 = new(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    public static LogFile Open(string path, FileShape? shape = null, IDisk? disk = null)
    {
        var (kind, where) = (shape ?? Utf8, disk ?? Disk.Real);
        return new LogFile(path, where.Open(path, kind.Mode), kind, where);
    }
}
