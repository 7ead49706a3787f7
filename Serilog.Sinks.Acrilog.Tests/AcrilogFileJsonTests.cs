using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

public sealed class AcrilogFileJsonTests
{
    static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>Named in JSON below.</summary>
    public static AcrilogFileRoller Roller { get; } = new();

    /// <summary>Named in JSON below.</summary>
    public static IFormatProvider German => Culture;

    [Test]
    public void The_path_alone_is_enough()
    {
        using var folder = new TempFolder();
        using (var log = Configure(folder, "")) log.Information("hello");

        Assert.That(folder.Names(), Has.One.Match(@"^app\d{8}\.log$"));
    }

    [TestCase("""
        "outputTemplate": "<{Message:lj}>{NewLine}"
        """, "<v>|<1.5>|<w>|")]
    [TestCase("""
        "restrictedToMinimumLevel": "Warning"
        """, "w|")]
    [TestCase("""
        "levelSwitch": "$quiet"
        """, "w|")]
    [TestCase("""
        "formatProvider": "Serilog.Sinks.Acrilog.Tests.AcrilogFileJsonTests::German, Serilog.Sinks.Acrilog.Tests",
        "outputTemplate": "{Message}{NewLine}"
        """, "v|1,5|w|")]
    [TestCase("""
        "levelTemplates": { "default": "- {Message:lj}{NewLine}", "WARNING": "! {Message:lj}{NewLine}" }
        """, "- v|- 1.5|! w|")]
    [TestCase("""
        "levelTemplates": { "Preset": "acrilog", "Information": "{Message:lj}{NewLine}", "Verbose": "", "Warning": "({Caller}){NewLine}" }
        """, "1.5|()|")]
    public void Text_and_level_are_set(string json, string expected)
    {
        using var folder = new TempFolder();
        using (var log = Configure(folder, $""" "rollingInterval": "Infinite", {json} """)) Fill(log);

        Assert.That(folder.Read("app.log").ReplaceLineEndings("|"), Is.EqualTo(expected));
    }

    [TestCase("WriteTo", "", "a\\n\\u001Bb")]
    [TestCase("WriteTo", """, "escapeControlCharacters": true """, "a\\n\\u001Bb")]
    [TestCase("WriteTo", """, "escapeControlCharacters": false """, "a\n\u001Bb")]
    [TestCase("AuditTo", """, "escapeControlCharacters": false """, "a\n\u001Bb")]
    public void Whether_control_characters_are_escaped_is_set(string kind, string json, string expected)
    {
        using var folder = new TempFolder();
        using (var log = Configure(folder, $""" "rollingInterval": "Infinite" {json} """, kind)) log.Information("{Value}", "a\n\u001Bb");

        Assert.That(folder.Read("app.log"), Is.EqualTo(expected + Environment.NewLine));
    }

    [TestCase("WriteTo")]
    [TestCase("AuditTo")]
    public void The_formatter_of_the_preset_is_named_by_its_member(string kind)
    {
        using var folder = new TempFolder();
        const string Json = """
            "formatter": "Serilog.Sinks.Acrilog.Formatting.LevelTemplateFormatter::Acrilog, Serilog.Sinks.Acrilog", "rollingInterval": "Infinite"
            """;
        using (var log = Configure(folder, Json, kind)) log.Warning("w");

        Assert.That(folder.Read("app.log"), Does.EndWith(" ][ WARNING ][ w ]" + Environment.NewLine));
    }

    [TestCase(""" "rollingInterval": "Infinite" """, "app.log")]
    [TestCase(""" "rollingInterval": "Infinite", "fileSizeLimitBytes": 2 """, "app.log app_001.log app_002.log")]
    [TestCase(""" "rollingInterval": "Infinite", "fileSizeLimitBytes": 2, "rollOnFileSizeLimit": true """, "app.log app_001.log app_002.log")]
    [TestCase(""" "rollingInterval": "Infinite", "fileSizeLimitBytes": null, "rollOnFileSizeLimit": false """, "app.log")]
    [TestCase(""" "rollingInterval": "Infinite", "fileSizeLimitBytes": null """, "app.log")]
    [TestCase(""" "rollingInterval": "Infinite", "fileSizeLimitBytes": 2, "retainedFileCountLimit": 1 """, "app_002.log")]
    [TestCase(""" "rollingInterval": "Infinite", "fileSizeLimitBytes": 2, "retainedFileCountLimit": null """, "app.log app_001.log app_002.log")]
    public void Interval_limit_and_retention_are_set(string json, string names)
    {
        using var folder = new TempFolder();
        using (var log = Configure(folder, json)) Fill(log);

        Assert.That(folder.Names(), Is.EqualTo(names.Split(' ')));
    }

    // The names there are after three events, and what is in the place of digits.
    [TestCase(""" "rollEvery": 2 """, @"app\d{8}\.log")]
    [TestCase(""" "rollEverySeconds": 86400 """, @"app\d{8}000000\.log")]
    [TestCase(""" "rollAtTime": "00:00:05" """, @"app\d{8}\.log")]
    [TestCase(""" "rollOnDay": "Monday" """, @"app\d{8}\.log")]
    [TestCase(""" "timeZone": "Asia/Kathmandu", "rollingInterval": "Year" """, @"app\d{4}\.log")]
    [TestCase(""" "naming": "Stable" """, @"app\.log")]
    [TestCase(""" "latestLinkName": "latest" """, @"app\d{8}\.log latest")]
    [TestCase(""" "rollingInterval": "Infinite", "rollOnStartup": true """, @"app\.log app_001\.log")]
    [TestCase(""" "rollingInterval": "Infinite", "rollOnStartup": false """, @"app\.log")]
    [TestCase(""" "rollingInterval": "Infinite", "roller": "Serilog.Sinks.Acrilog.Tests.AcrilogFileJsonTests::Roller, Serilog.Sinks.Acrilog.Tests" """,
        @"app\.log app_001\.log")]
    [TestCase(""" "rollingInterval": "Infinite", "fileSizeLimitBytes": 2, "retainedTotalSizeLimitBytes": 5 """, @"app_002\.log app_003\.log")]
    [TestCase(""" "rollingInterval": "Infinite", "fileSizeLimit": "2 B", "retainedTotalSizeLimit": "5 B" """, @"app_002\.log app_003\.log")]
    [TestCase(""" "rollingInterval": "Infinite", "fileSizeLimitBytes": 2, "retainedFileTimeLimit": "00:00:00.0000001" """, @"app_\d{3}\.log")]
    public void When_to_roll_what_to_call_it_and_what_to_keep_are_set(string json, string names)
    {
        using var folder = new TempFolder();
        var infinite = json.Contains("Infinite", StringComparison.Ordinal);
        var starts = infinite ? 2 : 1;
        for (var start = 0; start < starts; start++)
            using (var log = Configure(folder, json))
            {
                log.Information(json.Contains("TimeLimit", StringComparison.Ordinal) ? "ab" : "abc");
                if (json.Contains("\"roller\"", StringComparison.Ordinal) && start == 0) Roller.Roll();
                log.Information("d");
            }

        Assert.That(string.Join(' ', folder.Names()), Does.Match($"^{names}$"));
    }

    [TestCase("rollEvery", "0")]
    [TestCase("rollEverySeconds", "0")]
    [TestCase("rollAtTime", "\"1.00:00:00\"")]
    [TestCase("timeZone", "\"Nowhere\"")]
    [TestCase("latestLinkName", "\"a/b\"")]
    [TestCase("retainedFileTimeLimit", "\"00:00:00\"")]
    [TestCase("retainedTotalSizeLimitBytes", "0")]
    [TestCase("fileSizeLimit", "\"100 XB\"")]
    [TestCase("retainedFor", "\"3M\"")]
    [TestCase("retainedTotalSizeLimit", "\"0 GB\"")]
    public void A_wrong_value_in_JSON_names_its_setting(string setting, string value)
    {
        using var folder = new TempFolder();

        var thrown = Assert.Catch(() => Configure(folder, $"\"{setting}\": {value}").Dispose());

        Assert.That(thrown?.ToString(), Does.Contain(setting).And.Contain(value.Trim('"')));
    }

    [Test]
    public void The_encoding_is_set()
    {
        using var folder = new TempFolder();
        using (var log = Configure(folder, """ "rollingInterval": "Infinite", "encoding": "System.Text.Encoding::Unicode" """)) Fill(log);

        var text = string.Join(Environment.NewLine, "v", "1.5", "w", "");
        Assert.That(System.IO.File.ReadAllBytes(folder.File("app.log")),
            Is.EqualTo((byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]));
    }

    [TestCase("WriteTo")]
    [TestCase("AuditTo")]
    public void A_formatter_is_named_by_its_type(string kind)
    {
        using var folder = new TempFolder();
        const string Json = """ "formatter": "Serilog.Formatting.Json.JsonFormatter, Serilog", "rollingInterval": "Infinite" """;
        using (var log = Configure(folder, Json, kind)) Fill(log);

        Assert.That(folder.Read("app.log"), Does.StartWith("{\"Timestamp\""));
    }

    static void Fill(Logger log)
    {
        log.Verbose("v");
        log.Information("{Number}", 1.5);
        log.Warning("w");
    }

    static Logger Configure(TempFolder folder, string arguments, string kind = "WriteTo")
    {
        var text = arguments.Contains("emplate", StringComparison.Ordinal) || arguments.Contains("\"formatter\"", StringComparison.Ordinal)
            ? "" : """, "outputTemplate": "{Message:lj}{NewLine}" """;
        var json = $$"""
            {
              "Serilog": {
                "MinimumLevel": "Verbose",
                "LevelSwitches": { "$quiet": "Warning" },
                "{{kind}}": [ { "Name": "AcrilogFile", "Args": {
                  "path": {{JsonSerializer.Serialize(folder.File("app.log"))}}{{text}} {{(arguments.Length > 0 ? "," : "")}} {{arguments}} } } ]
              }
            }
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        return new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger();
    }
}
