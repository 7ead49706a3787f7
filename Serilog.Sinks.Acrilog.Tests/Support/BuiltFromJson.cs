using System.Reflection;
using System.Text;
using Microsoft.Extensions.Configuration;
using Serilog.Settings.Configuration;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>What a configuration file with one call of the library builds, down to its private fields.</summary>
static class BuiltFromJson
{
    const string Refusal = "refused: ";

    /// <summary>What a setting changes, as lines of <see cref="ObjectText"/>, or the one line of a refusal.</summary>
    public static IReadOnlyList<string> Difference(JsonForm form, string setting, string value)
    {
        var (before, again, after) = (Of(form), Of(form), Of(form, setting, value));
        // Clocks, which no two builds read at the same instant.
        var noise = before.Except(again).Union(again.Except(before)).Select(Path).ToHashSet();
        if (after.FirstOrDefault(IsRefusal) is { } refusal) return before.Contains(refusal) ? [] : [refusal];
        return [.. after.Except(before).Union(before.Except(after)).Where(line => !noise.Contains(Path(line)))];

        static string Path(string line) => line.Split(" = ")[0];
    }

    /// <summary>The same without what changes by itself now and then, and without empty texts, which are null.</summary>
    public static IReadOnlyList<string> LastingDifference(JsonForm form, string setting, string value)
    {
        var first = Difference(form, setting, value).Where(line => !line.EndsWith(" = ", StringComparison.Ordinal)).ToArray();
        return first.Length == 0 ? [] : [.. first.Intersect(Difference(form, setting, value))];
    }

    public static bool IsRefusal(string line) => line.StartsWith(Refusal, StringComparison.Ordinal);

    static IReadOnlySet<string> Of(JsonForm form, string setting = "", string value = "")
    {
        var arguments = Required(form).Where(a => a.Name != setting).Select(a => $"\"{a.Name}\": {a.Json}").ToList();
        if (setting.Length > 0) arguments.Add($"\"{setting}\": {value}");
        var list = string.Join(", ", arguments);
        var call = form.Section == "formatter"
            ? $$"""{ "Name": "AcrilogFile", "Args": { "path": "/app-.log", "formatter": { "type": "{{form.Name}}, Serilog.Sinks.Acrilog"{{(list.Length > 0 ? ", " : "")}}{{list}} } } }"""
            : $$"""{ "Name": "{{form.Name}}", "Args": { {{list}} } }""";
        var section = form.Section == "formatter" ? "WriteTo" : form.Section;
        try
        {
            using var log = Read($$"""{ "Serilog": { "LevelSwitches": { "$quiet": "Warning" }, "{{section}}": [ {{call}} ] } }""").CreateLogger();
            // The roller first, or what it holds would be the log's.
            return ObjectText.Of(AcrilogFileJsonTests.Roller, log);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            return new HashSet<string> { Refusal + e.InnerException };
        }
    }

    static IEnumerable<(string Name, string Json)> Required(JsonForm form) =>
        from parameter in form.Parameters
        where !parameter.IsOptional
        select (parameter.Name!, parameter.Name switch
        {
            "path" => form.Takes("keyProperty") ? @"""/app-{Key}.log""" : @"""/app-.log""",
            "keyProperty" => @"""Worker""",
            "formatter" => @"""Serilog.Formatting.Json.JsonFormatter, Serilog""",
            "defaultTemplate" => @"""{Timestamp} {Message}""",
            "configure" => """[ { "Name": "Console" } ]""",
            _ => "a required setting this test does not know",
        });

    static LoggerConfiguration Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var options = new ConfigurationReaderOptions(typeof(AcrilogFileOptions).Assembly, typeof(ConsoleLoggerConfigurationExtensions).Assembly);
        return new LoggerConfiguration().ReadFrom.Configuration(new ConfigurationBuilder().AddJsonStream(stream).Build(), options);
    }
}
