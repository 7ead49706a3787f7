using System.Diagnostics;
using System.Globalization;
using Serilog;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Quickstart;

/// <summary>Shares the files out to worker processes, whose events all land in its own log.</summary>
static class Parent
{
    const string Template = "[ {Timestamp:yyyy-MM-dd,HH:mm:ss.ffffff} ][ {Level:u3} ][ {WorkerName} ][ {Message:lj} ]{NewLine}{Exception}";
    const string DebugTemplate = "[ {Timestamp:yyyy-MM-dd,HH:mm:ss.ffffff} ][ DBG ][ {WorkerName} ][ {Message:lj} ][ {Caller} ]{NewLine}{Exception}";

    public static async Task<int> RunAsync(Settings settings)
    {
        Console.WriteLine($"Looking for files under {settings.Path} ...");
        var files = ReadableFiles.Under(settings.Path);
        var report = new LogReport(settings.Logs);
        Console.WriteLine($"Hashing {files.Count} files under {settings.Path} with {settings.Workers} workers ...");

        using (var log = new LoggerConfiguration()
            .MinimumLevel.Debug()
            .Enrich.WithProcessIdentity("parent")
            .WriteTo.AcrilogFile(
                Path.Combine(settings.Logs, "quickstart-.log"),
                outputTemplate: Template,
                formatProvider: CultureInfo.InvariantCulture,
                levelTemplates: new Dictionary<string, string> { ["Debug"] = DebugTemplate },
                fileSizeLimitBytes: settings.FileSizeLimitBytes,
                retainedFileCountLimit: null)
            .CreateLogger())
        {
            await using var listener = RelayListener.Start(log);
            log.Here().Debug("starting {Count} workers", settings.Workers);
            await Task.WhenAll(Enumerable.Range(0, settings.Workers).Select(i => RunWorkerAsync(listener, i, Share(files, i, settings.Workers))));
            await listener.DisposeAsync();
            log.Here().Debug("workers completed");
        }

        return report.Print([.. Enumerable.Range(0, settings.Workers).Select(i => Share(files, i, settings.Workers).Select(ReadableFiles.OnOneLine).ToArray())]) ? 0 : 1;
    }

    static async Task RunWorkerAsync(RelayListener listener, int index, string[] share)
    {
        using var worker = listener.StartWorker(ThisProgramAsWorker(), $"hasher-{index + 1}");
        await worker.StandardInput.WriteAsync(string.Join('\0', share));
        worker.StandardInput.Close();
        await worker.WaitForExitAsync();
    }

    static string[] Share(IReadOnlyList<string> files, int index, int workers) => [.. files.Where((_, i) => i % workers == index)];

    static ProcessStartInfo ThisProgramAsWorker()
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, StandardInputEncoding = new System.Text.UTF8Encoding(false) };
        if (Path.GetFileNameWithoutExtension(info.FileName) == "dotnet") info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        info.ArgumentList.Add(Worker.Role);
        return info;
    }
}
