using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

/// <summary>Environment variables come as flat texts, with a colon for each double underscore: so they are given here.</summary>
public sealed class AcrilogEnvironmentSettingsTests
{
    [TestCase("Serilog__WriteTo__0__")]
    [TestCase("SERILOG__WRITETO__0__")]
    public void A_log_is_configured_by_environment_variables_alone(string prefix)
    {
        using var folder = new TempFolder();
        using (var log = Read(
            (prefix + "Name", "AcrilogFile"),
            (prefix + "Args__path", folder.File("app.log")),
            (prefix + "Args__rollingInterval", "Infinite"),
            (prefix + "Args__fileSizeLimit", "2 B"),
            (prefix + "Args__retainedFor", "1d12h"),
            (prefix + "Args__retainedTotalSizeLimit", "3 B"),
            (prefix + "Args__compression", "None"),
            (prefix + "Args__levelTemplates__DEFAULT", "{Message:lj}\n"),
            (prefix + "Args__levelTemplates__Warning", "! {Message:lj}\n")).CreateLogger())
        {
            log.Information("a");
            log.Information("b");
            log.Warning("c");
        }

        Assert.That(folder.Names(), Is.EqualTo(["app_001.log", "app_002.log"]));
        Assert.That(folder.Read("app_002.log"), Is.EqualTo("! c\n"));
    }

    [Test]
    public void An_empty_variable_is_null()
    {
        using var folder = new TempFolder();
        // Not rolling at the limit is refused where there is one.
        using (var log = Read(
            ("Serilog__WriteTo__0__Name", "AcrilogFile"),
            ("Serilog__WriteTo__0__Args__path", folder.File("app.log")),
            ("Serilog__WriteTo__0__Args__naming", "Stable"),
            ("Serilog__WriteTo__0__Args__fileSizeLimitBytes", ""),
            ("Serilog__WriteTo__0__Args__rollOnFileSizeLimit", "false"),
            ("Serilog__WriteTo__0__Args__retainedFor", ""),
            ("Serilog__WriteTo__0__Args__encodingName", "")).CreateLogger()) log.Information("hello");

        Assert.That(folder.Read("app.log"), Does.Contain("hello"));
    }

    [Test]
    public void Roles_and_enrichers_are_configured_by_environment_variables()
    {
        using var folder = new TempFolder();
        const string Inner = "Serilog__WriteTo__1__Args__configure__0__";
        using (var log = Read(
            ("Serilog__Enrich__0__Name", "WithProcessIdentity"),
            ("Serilog__Enrich__0__Args__workerName", "hasher-1"),
            ("Serilog__WriteTo__0__Name", "AcrilogInWorker"),
            ("Serilog__WriteTo__0__Args__configure__0__Name", "AcrilogRelay"),
            ("Serilog__WriteTo__1__Name", "AcrilogInParent"),
            (Inner + "Name", "AcrilogFile"),
            (Inner + "Args__path", folder.File("app.log")),
            (Inner + "Args__naming", "Stable"),
            (Inner + "Args__outputTemplate", "{WorkerName} {Message:lj}")).CreateLogger()) log.Information("hello");

        Assert.That(folder.Read("app.log"), Is.EqualTo("hasher-1 hello"));
    }

    [Test]
    [Platform("Linux,MacOsX", Reason = "A shell is needed")]
    public void The_variables_in_the_README_make_a_log()
    {
        using var folder = new TempFolder();
        var text = System.IO.File.ReadAllText(Repository.Under("README.md"));
        var exports = Regex.Match(text, "^```sh\n((?:export Serilog__.*\n)+)```$", RegexOptions.Multiline).Groups[1].Value;
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", exports + "env"]) { RedirectStandardOutput = true })!;
        var variables = from line in shell.StandardOutput.ReadToEnd().Split('\n')
                        where line.StartsWith("Serilog__", StringComparison.Ordinal)
                        let end = line.IndexOf('=', StringComparison.Ordinal)
                        select (line[..end], line[(end + 1)..].Replace("logs/", folder.Path + "/", StringComparison.Ordinal));
        using (var log = Read([.. variables]).CreateLogger()) log.Debug("hello");

        Assert.That(folder.Names().Select(folder.Read), Has.One.Contains(" ][ DEBUG ][ hello ]"));
    }

    static LoggerConfiguration Read(params (string Name, string Value)[] variables)
    {
        var settings = variables.Select(v => KeyValuePair.Create(v.Name.Replace("__", ":", StringComparison.Ordinal), (string?)v.Value));
        return new LoggerConfiguration().ReadFrom.Configuration(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
