using System.Diagnostics;

namespace Benchmarks.Workload;

/// <summary>Starts this program again, in another role.</summary>
static class ThisProgram
{
    public static ProcessStartInfo With(IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(info.FileName) == "dotnet") info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in arguments) info.ArgumentList.Add(argument);
        return info;
    }
}
