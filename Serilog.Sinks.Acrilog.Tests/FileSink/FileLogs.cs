using NUnit.Framework.Constraints;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Loggers onto <c>app.log</c> in a folder, with one message a line.</summary>
static class FileLogs
{
    public static Logger Open(TempFolder folder, TimeProvider clock, Action<AcrilogFileOptions>? configure = null) =>
        new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.AcrilogFile(options =>
        {
            options.Path = folder.File("app.log");
            options.OutputTemplate = "{Message:lj}\n";
            options.TimeProvider = clock;
            configure?.Invoke(options);
        }).CreateLogger();

    /// <summary>The names of all files with their text, in the order of names.</summary>
    public static string Listing(this TempFolder folder) =>
        string.Join(" ", folder.Names().Select(name => $"{name}:{folder.Read(name).ReplaceLineEndings("|")}"));

    /// <summary>The names of all files, sorted, with spaces between.</summary>
    public static string NameList(this TempFolder folder) => string.Join(' ', folder.Names());

    public static void Write(this TempFolder folder, string name, string text) => System.IO.File.WriteAllText(folder.File(name), text);

    /// <summary>Is so now or shortly: what is done behind the log takes its time, at most ten seconds.</summary>
    public static Constraint Becomes(string text) => Is.EqualTo(text).After(10_000, 5);
}
