using System.Text.Json;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

/// <summary>The console is one for the process.</summary>
[NonParallelizable]
public sealed class LevelTemplateSettingsTests
{
    [Test]
    public void The_console_sink_takes_the_formatter_from_JSON() =>
        Assert.That(ConsoleOf("""
            { "Serilog": { "MinimumLevel": "Debug", "WriteTo": [ { "Name": "Console", "Args": { "formatter": {
                "type": "Serilog.Sinks.Acrilog.Formatting.LevelTemplateFormatter, Serilog.Sinks.Acrilog",
                "defaultTemplate": "[{Level:u4}] {Message:lj};",
                "debug": "[{Timestamp}] {Message:lj};",
                "timestampFormat": "'at a time'"
            } } } ] } }
            """), Is.EqualTo("[at a time] first;[INFO] second;"));

    [Test]
    public void The_console_sink_takes_the_formatter_with_a_template_for_every_level_from_JSON() =>
        Assert.That(ConsoleOf("""
            { "Serilog": { "MinimumLevel": "Debug", "WriteTo": [ { "Name": "Console", "Args": { "formatter": {
                "$type": "Serilog.Sinks.Acrilog.Formatting.LevelTemplateFormatter, Serilog.Sinks.Acrilog",
                "defaultTemplate": "x", "verbose": "v", "debug": "d", "information": "i", "warning": "w", "error": "e",
                "fatal": "f", "formatProvider": "System.Globalization.CultureInfo::InvariantCulture"
            } } } ] } }
            """), Is.EqualTo("di"));

    [TestCase("true", "a\\nb")]
    [TestCase("false", "a\nb")]
    public void The_console_sink_takes_the_switch_for_control_characters_from_JSON(string escapes, string expected) =>
        Assert.That(ConsoleOf($$"""
            { "Serilog": { "Properties": { "Text": "a\nb" }, "WriteTo": [ { "Name": "Console", "Args": { "formatter": {
                "type": "Serilog.Sinks.Acrilog.Formatting.LevelTemplateFormatter, Serilog.Sinks.Acrilog",
                "defaultTemplate": "{Text}", "escapeControlCharacters": {{escapes}}
            } } } ] } }
            """), Is.EqualTo(expected));

    [Test]
    public void The_console_sink_takes_the_formatter_of_the_preset_from_JSON() =>
        Assert.That(ConsoleOf("""
            { "Serilog": { "WriteTo": [ { "Name": "Console", "Args": {
                "formatter": "Serilog.Sinks.Acrilog.Formatting.LevelTemplateFormatter::Acrilog, Serilog.Sinks.Acrilog"
            } } ] } }
            """), Does.EndWith(" ][ INFO ][ second ]" + Environment.NewLine));

    [Test]
    public void The_file_sink_of_Serilog_takes_the_formatter_from_JSON()
    {
        using var folder = new TempFolder();
        using (var log = JsonSettings.Read($$"""
            { "Serilog": { "WriteTo": [ { "Name": "File", "Args": { "path": {{JsonSerializer.Serialize(folder.File("app.log"))}}, "formatter": {
                "type": "Serilog.Sinks.Acrilog.Formatting.LevelTemplateFormatter, Serilog.Sinks.Acrilog",
                "defaultTemplate": "- {Message:lj};", "warning": "! {Message:lj};"
            } } } ] } }
            """).CreateLogger())
        {
            log.Information("first");
            log.Warning("second");
        }

        Assert.That(folder.Read("app.log"), Is.EqualTo("- first;! second;"));
    }

    static string ConsoleOf(string json)
    {
        var console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            using var log = JsonSettings.Read(json).CreateLogger();
            log.Debug("first");
            log.Information("second");
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }
}
