using System.Reflection;
using System.Text.Json;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.FileSink;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

public sealed class AcrilogFilesConfigurationTests
{
    static readonly string[] Own = ["keyProperty", "defaultKey", "maxOpenFiles"];

    // For configuration files; code has numbers and time spans.
    static readonly string[] InWords = ["bufferSizeLimit", "fileSizeLimit", "retainedFor", "retainedTotalSizeLimit"];

    [TestCase(false)]
    [TestCase(true)]
    public void Every_setting_of_AcrilogFile_is_one_of_AcrilogFiles(bool formatter)
    {
        var one = Flat(typeof(AcrilogFileLoggerConfigurationExtensions), "AcrilogFile", formatter);
        var many = Flat(typeof(AcrilogFilesLoggerConfigurationExtensions), "AcrilogFiles", formatter);

        Assert.That(many.Where(p => !Own.Contains(p.Name)).Select(Form), Is.EqualTo(one.Select(Form)));
        static string Form(ParameterInfo p) => $"{p} = {p.RawDefaultValue}";
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Every_flat_setting_is_one_of_the_options(bool formatter)
    {
        var flat = Flat(typeof(AcrilogFilesLoggerConfigurationExtensions), "AcrilogFiles", formatter).Skip(1).Select(p => p.Name);
        var options = typeof(AcrilogFileOptions).GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);

        Assert.That(flat.Except(Own).Except(InWords), Is.SubsetOf(options));
    }

    [TestCase("", "a-.log default-.log")]
    [TestCase(""" "defaultKey": "rest" """, "a-.log rest-.log")]
    [TestCase(""" "maxOpenFiles": 1 """, "a-.log default-.log")]
    [TestCase(""" "restrictedToMinimumLevel": "Warning" """, "default-.log")]
    [TestCase(""" "levelSwitch": "$quiet" """, "default-.log")]
    [TestCase(""" "shared": true """, "a-.log a-.log.lock default-.log default-.log.lock")]
    [TestCase(""" "fileSizeLimitBytes": 2 """, "a-.log a-_001.log default-.log")]
    [TestCase(""" "fileSizeLimitBytes": 2, "rollOnFileSizeLimit": true """, "a-.log a-_001.log default-.log")]
    [TestCase(""" "fileSizeLimitBytes": 2, "retainedFileCountLimit": 1 """, "a-_001.log default-.log")]
    [TestCase(""" "fileSizeLimitBytes": 2, "retainedTotalSizeLimitBytes": 1 """, "a-_001.log default-.log")]
    [TestCase(""" "fileSizeLimit": "2 B", "retainedTotalSizeLimit": "1 B" """, "a-_001.log default-.log")]
    [TestCase(""" "fileSizeLimitBytes": 2, "naming": "Stable" """, "a-.log a-_001.log default-.log")]
    [TestCase(""" "latestLinkName": "{Key}-latest" """, "a-.log a-latest default-.log default-latest")]
    [TestCase(""" "encoding": "System.Text.Encoding::Unicode", "fileSizeLimitBytes": 6 """, "a-.log a-_001.log default-.log")]
    [TestCase(""" "compression": "GZip", "fileSizeLimitBytes": 2 """, "a-.log.gz a-_001.log default-.log")]
    public void Json_sets_what_files_there_are(string json, string names)
    {
        using var folder = new TempFolder();
        using (var log = Configure(folder, """ "rollingInterval": "Infinite" """ + (json.Length > 0 ? "," : "") + json)) Fill(log);

        Assert.That(folder.NameList(), Is.EqualTo(names));
    }

    [TestCase(""" "rollOnStartup": false """, "a-.log a-_001.log default-.log")]
    [TestCase(""" "rollOnStartup": true """, "a-.log a-_001.log a-_002.log default-.log default-_001.log")]
    [TestCase(""" "retainedFileTimeLimit": "00:00:10" """, "a-_001.log default-.log")]
    [TestCase(""" "retainedFor": "10s" """, "a-_001.log default-.log")]
    public void Json_sets_what_becomes_of_files_from_before(string json, string names)
    {
        using var folder = new TempFolder();
        var all = """ "rollingInterval": "Infinite", "fileSizeLimitBytes": 2, """ + json;
        using (var log = Configure(folder, all)) Fill(log);
        var old = folder.File("a-.log");
        System.IO.File.SetLastWriteTimeUtc(old, System.IO.File.GetLastWriteTimeUtc(old).AddMinutes(-1));
        using (var log = Configure(folder, all.Replace(": 2,", ": 200,", StringComparison.Ordinal))) Fill(log);

        Assert.That(folder.NameList(), Is.EqualTo(names));
    }

    [TestCase(""" "rollingInterval": "Year" """, @"a-\d{4}\.log")]
    [TestCase(""" "rollEvery": 7 """, @"a-\d{8}\.log")]
    [TestCase(""" "rollEverySeconds": 86400 """, @"a-\d{8}000000\.log")]
    [TestCase(""" "rollAtTime": "00:00:01" """, @"a-\d{8}\.log")]
    [TestCase(""" "rollOnDay": "Monday" """, @"a-\d{8}\.log")]
    [TestCase(""" "timeZone": "UTC" """, @"a-\d{8}\.log")]
    public void Json_sets_when_files_end(string json, string name)
    {
        using var folder = new TempFolder();
        using (var log = Configure(folder, json)) Fill(log);

        Assert.That(folder.Names(), Has.Some.Match($"^{name}$"));
    }

    [TestCase(""" "outputTemplate": "<{Message:lj}>{NewLine}" """, "<w>")]
    [TestCase(""" "levelTemplates": { "Warning": "! {Message:lj}{NewLine}" } """, "! w")]
    [TestCase(""" "levelTemplates": { "Preset": "Acrilog" } """, "[ WARNING ][ w ]")]
    [TestCase(""" "outputTemplate": "{Message}{Text}", "escapeControlCharacters": true """, "wa\\nb")]
    [TestCase(""" "outputTemplate": "{Message}{Text}", "escapeControlCharacters": false """, "wa\nb")]
    [TestCase(""" "formatProvider": "Serilog.Sinks.Acrilog.Tests.AcrilogFileJsonTests::German, Serilog.Sinks.Acrilog.Tests" """, "w")]
    [TestCase(""" "hooks": "Serilog.Sinks.Acrilog.Tests.AcrilogFileDeliveryJsonTests::Titled, Serilog.Sinks.Acrilog.Tests" """, "title\nw")]
    [TestCase(""" "buffered": true, "flushToDiskOnLevel": "Warning" """, "w")]
    public void Json_sets_the_text(string json, string expected)
    {
        using var folder = new TempFolder();
        using (var log = Configure(folder, """ "rollingInterval": "Infinite", """ + json)) log.ForContext("Text", "a\nb").Warning("w");

        Assert.That(folder.Read("default-.log"), Does.Contain(expected));
    }

    [TestCase(""" "encodingName": "utf-9" """, "encodingName")]
    [TestCase(""" "unixFileMode": "rw-" """, "unixFileMode")]
    [TestCase(""" "flushInterval": "00:00:00" """, "flushInterval")]
    [TestCase(""" "flushToDiskInterval": "5" """, "flushToDiskInterval")]
    [TestCase(""" "fileCheckInterval": "-00:00:01" """, "fileCheckInterval")]
    [TestCase(""" "buffered": true, "shared": true """, "buffered")]
    public void A_wrong_setting_in_json_is_named_at_once(string json, string setting)
    {
        using var folder = new TempFolder();

        Assert.That(() => Configure(folder, json), Throws.Exception.With.InnerException.TypeOf<ArgumentException>()
            .And.InnerException.Message.Contains(setting));
    }

    [Test]
    public void Json_sets_a_formatter()
    {
        using var folder = new TempFolder();
        const string Json = """ "rollingInterval": "Infinite", "formatter": "Serilog.Formatting.Json.JsonFormatter, Serilog" """;
        using (var log = Configure(folder, Json)) log.Warning("w");

        Assert.That(folder.Read("default-.log"), Does.StartWith("{\"Timestamp\""));
    }

    [TestCase("keyProperty", "", "Worker", "default", 1)]
    [TestCase("defaultKey", "Worker", "Worker", " ", 1)]
    [TestCase("maxOpenFiles", "Worker", "Worker", "default", 0)]
    [TestCase("maxOpenFiles", "Worker", "Worker", "default", -1)]
    public void A_wrong_setting_fails_at_once_and_says_what_is_allowed(string setting, string property, string other, string key, int open)
    {
        using var folder = new TempFolder();

        Assert.That(() => new LoggerConfiguration().WriteTo.AcrilogFiles(property, options => options.Path = folder.File("{Key}.log"), key, open),
            Throws.ArgumentException.With.Message.Contains(setting).And.Message.Contains("must be"), other);
    }

    [Test]
    public void A_path_without_a_place_for_the_key_is_refused()
    {
        using var folder = new TempFolder();

        Assert.That(() => new LoggerConfiguration().WriteTo.AcrilogFiles("Worker", options => options.Path = folder.File("app.log")),
            Throws.ArgumentException.With.Message.Contains("path").And.Message.Contains("{Key}").And.Message.Contains("app.log"));
    }

    [Test]
    public void One_link_for_the_logs_of_several_keys_is_refused_unless_each_has_a_folder()
    {
        using var folder = new TempFolder();
        Assert.That(() => Link("{Key}.log"), Throws.ArgumentException.With.Message.Contains("latestLinkName").And.Message.Contains("{Key}"));
        Assert.That(() => Link("{Key}/app.log"), Throws.Nothing);

        void Link(string path)
        {
            using var log = new LoggerConfiguration().WriteTo.AcrilogFiles("Worker", options =>
            {
                options.Path = folder.File(path);
                options.LatestLinkName = "latest";
            }).CreateLogger();
        }
    }

    [Test]
    public void What_is_wrong_with_the_file_of_a_key_is_said_at_once()
    {
        using var folder = new TempFolder();

        Assert.That(() => new LoggerConfiguration().WriteTo.AcrilogFiles("Worker", options =>
        {
            options.Path = folder.File("{Key}.log");
            options.FileSizeLimitBytes = 0;
        }), Throws.ArgumentException.With.Message.Contains("fileSizeLimitBytes"));
        Assert.That(folder.Names(), Is.Empty);
    }

    [Test]
    public void Nulls_where_a_value_is_needed_are_refused()
    {
        var write = new LoggerConfiguration().WriteTo;

        Assert.That(() => write.AcrilogFiles("Worker", (Action<AcrilogFileOptions>)null!), Throws.ArgumentNullException);
        Assert.That(() => write.AcrilogFiles(null!, options => options.Path = "{Key}.log"), Throws.ArgumentNullException);
        Assert.That(() => write.AcrilogFiles("Worker", options => options.Path = null!), Throws.ArgumentNullException);
        Assert.That(() => write.AcrilogFiles((ITextFormatter)null!, "Worker", "{Key}.log"), Throws.ArgumentNullException);
    }

    static void Fill(Logger log)
    {
        log.ForContext("Worker", "a").Information("1");
        log.ForContext("Worker", "a").Information("2");
        log.Warning("w");
    }

    static ParameterInfo[] Flat(Type extensions, string name, bool formatter) => extensions.GetMethods()
        .Where(m => m.Name == name && m.GetParameters()[0].ParameterType == typeof(LoggerSinkConfiguration) && m.GetParameters().Length > 6)
        .Single(m => m.GetParameters().Any(p => p.Name == "formatter") == formatter).GetParameters();

    static Logger Configure(TempFolder folder, string arguments)
    {
        var text = arguments.Contains("emplate", StringComparison.Ordinal) || arguments.Contains("\"formatter\"", StringComparison.Ordinal)
            ? "" : """ "outputTemplate": "{Message:lj}\n", """;
        return JsonSettings.Read($$"""
            {
              "Serilog": {
                "LevelSwitches": { "$quiet": "Warning" },
                "WriteTo": [ { "Name": "AcrilogFiles", "Args": {
                  "keyProperty": "Worker", {{text}} {{arguments}}, "path": {{JsonSerializer.Serialize(folder.File("{Key}-.log"))}} } } ]
              }
            }
            """).CreateLogger();
    }
}
