using System.Diagnostics;
using System.Globalization;
using Benchmarks.Workload;

namespace Benchmarks.Roll;

/// <summary>How long a program that starts takes to configure its log and write the first event, in a process of its own.</summary>
static class FirstEvent
{
    public const string Role = "first-event";

    const int KeptFiles = 31;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>In milliseconds.</summary>
    public static async Task<double> OfAsync(IContender contender, string folder, Neighbours neighbours)
    {
        using var crowd = new Crowd(folder, neighbours, contender);
        using var process = Process.Start(ThisProgram.With([Role, contender.Name, crowd.Place.Folder]))!;
        var said = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return double.Parse(said, CultureInfo.InvariantCulture);
    }

    /// <summary>In that process.</summary>
    public static int Run(string contender, string folder)
    {
        var began = Stopwatch.GetTimestamp();
        using var log = AllContenders.List.Single(one => one.Name == contender).Open(Path.Combine(folder, Place.LogName), KeptFiles, rolls: false);
        log.Write(Request.Number(0));
        Console.Out.WriteLine(Stopwatch.GetElapsedTime(began).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
