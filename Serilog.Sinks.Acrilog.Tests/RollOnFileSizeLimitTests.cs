using System.Text.Json;
using Serilog.Sinks.Acrilog.Tests.FileSink;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

/// <summary>False is the default of Serilog.Sinks.File, and stands in many configurations that are brought here.</summary>
[NonParallelizable]
public sealed class RollOnFileSizeLimitTests
{
    const string Limit = """ "rollingInterval": "Infinite", "outputTemplate": "{Message:lj}", "fileSizeLimitBytes": 2 """;

    [TestCase("WriteTo", "AcrilogFile", "app.log", "app.log:ab app_001.log:cd")]
    [TestCase("AuditTo", "AcrilogFile", "app.log", "app.log:ab app_001.log:cd")]
    [TestCase("WriteTo", "AcrilogFiles", "{Key}.log", "default.log:ab default_001.log:cd other.log:ef other_001.log:gh")]
    public void A_log_that_is_not_to_roll_at_its_limit_rolls_and_says_so_once(string kind, string sink, string path, string listing)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var key = sink == "AcrilogFiles" ? """ "keyProperty": "Key", """ : "";
        using (var log = Read(folder, kind, sink, path, key + """ "rollOnFileSizeLimit": false, """ + Limit))
        {
            log.Information("ab");
            log.Information("cd");
            if (key.Length > 0) log.ForContext("Key", "other").Information("ef");
            if (key.Length > 0) log.ForContext("Key", "other").Information("gh");
        }

        Assert.That(folder.Listing(), Is.EqualTo(listing));
        Assert.That(said.Lines, Has.Count.EqualTo(1));
        Assert.That(said.Lines[0], Does.Contain("rollOnFileSizeLimit is False for " + folder.File(path.Replace("{", "{ ", StringComparison.Ordinal))).And.Contain("limit of 2 bytes").And.Contain("Set it to true"));
    }

    [TestCase(""" "rollOnFileSizeLimit": true, "fileSizeLimitBytes": 2 """)]
    [TestCase(""" "rollOnFileSizeLimit": false, "fileSizeLimitBytes": null """)]
    [TestCase(""" "fileSizeLimitBytes": 2 """)]
    public void Nothing_is_said_where_nothing_is_different(string settings)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();

        Read(folder, "WriteTo", "AcrilogFile", "app.log", settings).Dispose();

        Assert.That(said.Lines, Is.Empty);
    }

    static Core.Logger Read(TempFolder folder, string kind, string sink, string path, string settings) => JsonSettings.Read($$"""
        { "Serilog": { "{{kind}}": [ { "Name": "{{sink}}", "Args": { "path": {{JsonSerializer.Serialize(folder.File(path))}}, {{settings}} } } ] } }
        """).CreateLogger();
}
