using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Torture.Worker;

/// <summary>The pipe to the parent, by the number that any program finds in its relay info: <c>pipe:EVENTS/CONTROL?…</c>.</summary>
static class EventsPipe
{
    public static int Number(RelayInfo info)
    {
        var text = info.ToString();
        var (colon, slash) = (text.IndexOf(':', StringComparison.Ordinal), text.IndexOf('/', StringComparison.Ordinal));
        return int.Parse(text[(colon + 1)..slash], CultureInfo.InvariantCulture);
    }

    public static FileStream Open(RelayInfo info) =>
        new(new SafeFileHandle(Number(info), ownsHandle: false), FileAccess.Write, bufferSize: 0);
}
