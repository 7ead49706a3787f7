using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Serilog;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace PolyglotWorkers;

/// <summary>Starts a worker in each language, and shows the one log that they leave.</summary>
static class Parent
{
    const string Last = "100";

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("polyglot-").FullName;
        var file = Path.Combine(folder, "polyglot.log");
        var report = new LogReport(file);
        using (var log = new LoggerConfiguration()
            .MinimumLevel.Debug()
            .WriteTo.AcrilogFile(
                file, outputTemplate: LogReport.Template, formatProvider: CultureInfo.InvariantCulture, rollingInterval: RollingInterval.Infinite)
            .CreateLogger())
        {
            await using var listener = RelayListener.Start(log);
            await Task.WhenAll(
                RunWorkerAsync(listener, report, "bash", Script("bash", "adder.sh"), Talk.Bash, new RelayWorkerOptions { CaptureOutput = true }),
                RunWorkerAsync(listener, report, "python", Script("python3", "adder.py"), Talk.Python),
                RunWorkerAsync(listener, report, "csharp", ThisProgramAsWorker(), Talk.CSharp));
        }

        var isComplete = report.Print();
        Directory.Delete(folder, recursive: true);
        return isComplete ? 0 : 1;
    }

    static async Task RunWorkerAsync(
        RelayListener listener,
        LogReport report,
        string name,
        ProcessStartInfo start,
        IReadOnlyList<string[]> talk,
        RelayWorkerOptions? options = null)
    {
        try
        {
            using var worker = listener.StartWorker(start, name, options);
            report.Expect(name, worker.Id, talk);
            await worker.WaitForExitAsync();
        }
        catch (Win32Exception ex)
        {
            Console.WriteLine($"Skipped the {name} worker: {start.FileName} cannot be started ({ex.Message}).");
        }
    }

    static ProcessStartInfo Script(string language, string name) =>
        new(language) { ArgumentList = { Path.Combine(AppContext.BaseDirectory, "workers", name), Last } };

    static ProcessStartInfo ThisProgramAsWorker()
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(info.FileName) == "dotnet") info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        info.ArgumentList.Add(CSharpWorker.Role);
        info.ArgumentList.Add(Last);
        return info;
    }
}
