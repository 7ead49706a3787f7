using System.Globalization;
using Serilog.Sinks.Acrilog;

namespace PolyglotWorkers;

/// <summary>The worker in the parent's own language, which needs no lines of JSON.</summary>
static class CSharpWorker
{
    public const string Role = "worker";

    public static int Run(string argument)
    {
        var last = int.Parse(argument, CultureInfo.InvariantCulture);
        using var log = RelayWorker.CreateLogger(sourceContext: "adder");
        log.Debug("adding up 1 to {Last}", last);
        log.Information("the sum is {Sum}", Enumerable.Range(1, last).Sum());
        log.Warning("finished in {Language} {Version}", "C#", Environment.Version.Major);
        return 0;
    }
}
