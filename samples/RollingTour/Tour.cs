using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Sinks.Acrilog;

namespace RollingTour;

/// <summary>Plays the same month of a small shop for one setting after another, and shows the folder that each leaves.</summary>
sealed class Tour(string root)
{
    static readonly DateTimeOffset MonthBegins = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    int _step;

    /// <summary>A month of an order an hour, into one log.</summary>
    public void Month(string title, string settings, Action<AcrilogFileOptions> configure)
    {
        var clock = new TourClock(MonthBegins);
        var folder = Begin(title, settings);
        using (var log = Configure(folder, clock, configure)) Orders(log, clock, 30 * 24);
        Show(folder);
    }

    /// <summary>Whatever a step does that no other one does.</summary>
    public void Scene(string title, string settings, Action<string, TourClock> play)
    {
        var folder = Begin(title, settings);
        play(folder, new TourClock(MonthBegins));
        Show(folder);
    }

    /// <summary>A logger onto <c>shop.log</c> in a folder.</summary>
    public static Logger Configure(string folder, TimeProvider clock, Action<AcrilogFileOptions> configure) =>
        new LoggerConfiguration().WriteTo.AcrilogFile(options =>
        {
            options.Path = Path.Combine(folder, "shop.log");
            options.OutputTemplate = "{Message:lj}{NewLine}";
            options.TimeProvider = clock;
            options.RetainedFileCountLimit = null;
            configure(options);
        }).CreateLogger();

    /// <summary>Logs an order and lets an hour pass, again and again.</summary>
    public static void Orders(ILogger log, TourClock clock, int count)
    {
        for (var i = 0; i < count; i++)
        {
            log.Information("{Time:yyyy-MM-dd HH:mm} order {Number} of 3 books was paid and sent to the customer", clock.GetUtcNow(), i);
            clock.Advance(Hour);
        }
    }

    string Begin(string title, string settings)
    {
        _step++;
        Console.WriteLine($"\n{_step}. {title}");
        Console.WriteLine($"    {settings}");
        return Directory.CreateDirectory(Path.Combine(root, _step.ToString(CultureInfo.InvariantCulture))).FullName;
    }

    static void Show(string folder)
    {
        const int shown = 5;
        var files = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories)
            .OrderBy(file => file.Name.Length).ThenBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => Line(folder, file)).ToList();
        Console.WriteLine();
        foreach (var line in files.Count <= shown + 2 ? files : files.Take(shown - 1)) Console.WriteLine(line);
        if (files.Count <= shown + 2) return;
        Console.WriteLine($"        … {files.Count - shown} more …");
        Console.WriteLine(files[^1]);
    }

    static string Line(string folder, FileInfo file)
    {
        var name = Path.GetRelativePath(folder, file.FullName);
        return file.LinkTarget is { } target
            ? $"        {name,-38} -> {target}"
            : string.Create(CultureInfo.InvariantCulture, $"        {name,-38}{file.Length,8:N0} bytes");
    }
}
