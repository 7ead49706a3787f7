using System.Reflection;
using System.Text.Json;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

/// <summary>Names of enums are read by Serilog.Settings.Configuration, before this package sees them.</summary>
public sealed class EnumsFromJsonTests
{
    static readonly (string Setting, string Name)[] OfFiles =
    [
        ("rollingInterval", "Hour"), ("restrictedToMinimumLevel", "Warning"), ("naming", "Stable"), ("compression", "GZip"),
        ("flushToDiskOnLevel", "Error"), ("rollOnDay", "Monday"), ("whenFull", "Wait"),
    ];

    static readonly (string Setting, string Name)[] OfRelays = [("whenFull", "DropOldest"), ("restrictedToMinimumLevel", "Warning")];

    static IEnumerable<TestCaseData> Names =>
        from setting in OfFiles.Select(s => (Sink: "AcrilogFile", s.Setting, s.Name)).Concat(OfRelays.Select(s => (Sink: "AcrilogRelay", s.Setting, s.Name)))
        from name in new[] { setting.Name, setting.Name.ToLowerInvariant(), setting.Name.ToUpperInvariant() }
        select new TestCaseData(setting.Sink, setting.Setting, name);

    [TestCaseSource(nameof(Names))]
    public void Names_of_enums_are_taken_in_any_case(string sink, string setting, string name)
    {
        using var folder = new TempFolder();

        Assert.That(() => Read(folder, sink, setting, name), Throws.Nothing);
    }

    [TestCase("AcrilogFile", "compression", "zip")]
    [TestCase("AcrilogFile", "rollingInterval", "Week")]
    [TestCase("AcrilogRelay", "whenFull", "Drop")]
    public void A_name_that_no_enum_has_is_refused_with_the_name(string sink, string setting, string name)
    {
        using var folder = new TempFolder();

        Assert.That(() => Read(folder, sink, setting, name), Throws.ArgumentException.With.Message.EqualTo($"Requested value '{name}' was not found."));
    }

    [TestCase("AcrilogFile", "compression", "7", "None, GZip")]
    [TestCase("AcrilogFile", "naming", "7", "Dated, Stable")]
    [TestCase("AcrilogFile", "rollingInterval", "99", "Infinite, Year, Month, Day, Hour, Minute")]
    [TestCase("AcrilogFile", "rollOnDay", "7", "Sunday, Monday")]
    [TestCase("AcrilogRelay", "whenFull", "7", "Wait, DropNewest, DropOldest")]
    [TestCase("AcrilogRelay", "restrictedToMinimumLevel", "77", "Verbose, Debug")]
    public void A_number_that_no_enum_has_is_refused_with_the_setting_and_what_is_allowed(string sink, string setting, string number, string allowed)
    {
        using var folder = new TempFolder();

        Assert.That(() => Read(folder, sink, setting, number), Throws.TypeOf<TargetInvocationException>()
            .With.InnerException.Message.StartsWith($"{setting} is {number}").And.InnerException.Message.Contains(allowed));
    }

    [TestCase("[\"Hour\"]")]
    [TestCase("{ \"a\": \"Hour\" }")]
    public void An_array_or_object_in_the_place_of_a_name_is_taken_for_the_first_name_as_the_readme_says(string value)
    {
        using var folder = new TempFolder();
        using (var log = JsonSettings.Read($$"""
            { "Serilog": { "WriteTo": [ { "Name": "AcrilogFile", "Args": { "path": {{JsonSerializer.Serialize(folder.File("app.log"))}}, "rollingInterval": {{value}} } } ] } }
            """).CreateLogger())
            log.Information("one");

        Assert.That(folder.Names(), Is.EqualTo(["app.log"]));
    }

    static void Read(TempFolder folder, string sink, string setting, string name)
    {
        var path = sink == "AcrilogFile" ? $"\"path\": {JsonSerializer.Serialize(folder.File("app.log"))}, " : "\"fallback\": [ { \"Name\": \"Console\" } ], ";
        using var log = JsonSettings.Read($$"""
            { "Serilog": { "WriteTo": [ { "Name": "{{sink}}", "Args": { {{path}}"{{setting}}": "{{name}}" } } ] } }
            """).CreateLogger();
    }
}
