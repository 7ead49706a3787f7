using System.Text;
using System.Text.Json;
using Serilog.Sinks.Acrilog.Tests.Support;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests;

public sealed class AcrilogFileDeliveryJsonTests
{
    /// <summary>Named in JSON below.</summary>
    public static FileLifecycleHooks Titled { get; } = new Title();

    [TestCase(""" "buffered": true, "flushInterval": "00:00:05" """, "grün\n")]
    [TestCase(""" "flushToDiskInterval": "00:00:02", "flushToDiskOnLevel": "Warning", "fileCheckInterval": "00:00:00.5" """, "grün\n")]
    [TestCase(""" "hooks": "Serilog.Sinks.Acrilog.Tests.AcrilogFileDeliveryJsonTests::Titled, Serilog.Sinks.Acrilog.Tests" """, "title\ngrün\n")]
    [TestCase(""" "encodingName": "utf-8" """, "grün\n")]
    [TestCase(""" "encodingName": "UTF-8-BOM" """, "\uFEFFgrün\n")]
    [TestCase(""" "encodingName": null, "unixFileMode": null """, "grün\n")]
    public void Settings_of_delivery_are_set(string json, string expected)
    {
        using var folder = new TempFolder();
        using (var log = Read(folder, json).CreateLogger()) log.Information("grün");

        Assert.That(Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(folder.File("app.log"))), Is.EqualTo(expected));
    }

    [Test]
    public void Every_encoding_that_NET_knows_can_be_named()
    {
        using var folder = new TempFolder();
        using (var log = Read(folder, """ "encodingName": "iso-8859-1" """).CreateLogger()) log.Information("grün");

        Assert.That(System.IO.File.ReadAllBytes(folder.File("app.log")), Is.EqualTo(Encoding.Latin1.GetBytes("grün\n")));
    }

    [Test]
    public void Compression_is_set()
    {
        using var folder = new TempFolder();
        using (var log = Read(folder, """ "compression": "GZip", "fileSizeLimitBytes": 1 """).CreateLogger())
        {
            log.Information("one");
            log.Information("two");
        }

        Assert.That(folder.Names(), Is.EqualTo(["app.log.gz", "app_001.log"]));
    }

    [TestCase("600", "rw-------")]
    [TestCase("0666", "rw-rw-rw-")]
    [Platform("Linux,MacOsX")]
    public void The_mode_of_new_files_is_set_whatever_the_mask(string mode, string expected)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        using (var log = Read(folder, $""" "unixFileMode": "{mode}" """).CreateLogger()) log.Information("one");

        Assert.That(Letters(System.IO.File.GetUnixFileMode(folder.File("app.log"))), Is.EqualTo(expected));
    }

    [TestCase(""" "encodingName": "utf-9" """, "encodingName", "utf-9", "iso-8859-1")]
    [TestCase(""" "encodingName": "utf-8", "encoding": "System.Text.Encoding::Unicode" """, "encodingName", "utf-8", "only one")]
    [TestCase(""" "unixFileMode": "rw-r--r--" """, "unixFileMode", "rw-r--r--", "640")]
    [TestCase(""" "unixFileMode": "77777" """, "unixFileMode", "77777", "640")]
    [TestCase(""" "flushInterval": "00:00:00" """, "flushInterval", "00:00:00", "1.00:00:00")]
    [TestCase(""" "flushToDiskInterval": "5" """, "flushToDiskInterval", "5.00:00:00", "1.00:00:00")]
    [TestCase(""" "fileCheckInterval": "-00:00:01" """, "fileCheckInterval", "-00:00:01", "1.00:00:00")]
    public void A_wrong_setting_says_its_name_its_value_and_what_is_allowed(string json, string setting, string value, string allowed)
    {
        using var folder = new TempFolder();

        Assert.That(() => Read(folder, json), Throws.Exception.With.InnerException.TypeOf<ArgumentException>()
            .And.InnerException.Message.Contains(setting).And.InnerException.Message.Contains(value).And.InnerException.Message.Contains(allowed));
    }

    [TestCase(""" "encodingName": "utf-9" """, "utf-8")]
    [TestCase(""" "encodingName": "UTF-16 BE" """, "utf-16BE")]
    [TestCase(""" "encodingName": "iso-8859" """, "iso-8859-1")]
    [TestCase(""" "timeZone": "Europe/Berln" """, "Europe/Berlin")]
    [TestCase(""" "timeZone": "Berlin" """, "Europe/Berlin")]
    [TestCase(""" "timeZone": "Asia/Katmandoo" """, "Asia/Kathmandu")]
    [TestCase(""" "levelTemplates": { "Warn": "" } """, "Warning")]
    [Platform("Linux,MacOsX", Reason = "Windows has names of its own for zones")]
    public void A_name_that_is_not_known_is_refused_with_the_nearest_one(string json, string nearest)
    {
        using var folder = new TempFolder();

        Assert.That(() => Read(folder, json), Throws.Exception.With.InnerException.TypeOf<ArgumentException>()
            .And.InnerException.Message.Contains($" Did you mean '{nearest}'?"));
    }

    [TestCase(""" "encodingName": "windows-1252" """)]
    [TestCase(""" "timeZone": "Mars/Olympus" """)]
    public void No_name_is_proposed_where_none_is_near(string json)
    {
        using var folder = new TempFolder();

        Assert.That(() => Read(folder, json), Throws.Exception.With.InnerException.TypeOf<ArgumentException>()
            .And.InnerException.Message.Not.Contains("mean"));
    }

    [Test]
    public void A_buffered_audit_is_refused()
    {
        using var folder = new TempFolder();

        Assert.That(() => new LoggerConfiguration().AuditTo.AcrilogFile(folder.File("app.log"), formatProvider: null, buffered: true),
            Throws.ArgumentException.With.Message.Contains("buffered is true").And.Message.Contains("must be false"));
    }

    static LoggerConfiguration Read(TempFolder folder, string arguments) => JsonSettings.Read($$"""
        {
          "Serilog": {
            "WriteTo": [ { "Name": "AcrilogFile", "Args": {
              "path": {{JsonSerializer.Serialize(folder.File("app.log"))}},
              "outputTemplate": "{Message:lj}\n", "rollingInterval": "Infinite", {{arguments}} } } ]
          }
        }
        """);

    static string Letters(UnixFileMode mode) => string.Concat(Enumerable.Range(0, 9).Select(bit => ((int)mode & (256 >> bit)) != 0 ? "rwxrwxrwx"[bit] : '-'));

    sealed class Title : FileLifecycleHooks
    {
        public override Stream OnFileOpened(Stream underlyingStream, Encoding encoding)
        {
            underlyingStream.Write(encoding.GetBytes("title\n"));
            return underlyingStream;
        }
    }
}
