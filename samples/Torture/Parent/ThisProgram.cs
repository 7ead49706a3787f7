using System.Diagnostics;
using Torture.Worker;

namespace Torture.Parent;

/// <summary>Starts this program again, in its other role.</summary>
static class ThisProgram
{
    public static ProcessStartInfo AsWorker(string tallyPath, string voice, string seed)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(info.FileName) == "dotnet") info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in (string[])[TorturedWorker.Role, tallyPath, voice, seed]) info.ArgumentList.Add(argument);
        return info;
    }
}
