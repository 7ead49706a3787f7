using System.Globalization;
using Serilog.Debugging;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A process that writes a log file as another user.</summary>
static class FileProgram
{
    const string Nobody = "65534";

    /// <summary>Starts it as the user <c>nobody</c>; it logs the numbers below a count, with a roll after each limit of bytes.</summary>
    public static System.Diagnostics.ProcessStartInfo StartInfoAsNobody(string path, FileNaming naming, int limitBytes, int count)
    {
        var task = WorkerProcesses.StartInfo("file", path, $"{naming}", $"{limitBytes}", $"{count}");
        var info = new System.Diagnostics.ProcessStartInfo("setpriv")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var word in (string[])["--reuid", Nobody, "--regid", Nobody, "--clear-groups", task.FileName, .. task.ArgumentList])
            info.ArgumentList.Add(word);
        return info;
    }

    /// <summary>Gives a file or folder to the user <c>nobody</c>; skips the test where that is not allowed.</summary>
    public static void GiveToNobody(string path) => Assume.That(SystemCommand.Run("chown", Nobody, path), Is.Zero, "only root may do so");

    public static int Run(string[] task)
    {
        SelfLog.Enable(Console.Error);
        using var log = new LoggerConfiguration().WriteTo.AcrilogFile(task[0], outputTemplate: "{Message:lj}\n", formatProvider: null,
            naming: Enum.Parse<FileNaming>(task[1]), fileSizeLimitBytes: Number(task[2])).CreateLogger();
        for (var i = 0; i < Number(task[3]); i++) log.Information("{Number}", i);
        return 0;
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
