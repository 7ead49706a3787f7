using System.Text.Json;
using Serilog.Formatting.Compact;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

/// <summary>Lines of JSON are written by Serilog.Formatting.Compact, which comes with this package.</summary>
public sealed class CompactJsonTests
{
    const string Formatter = "Serilog.Formatting.Compact.CompactJsonFormatter, Serilog.Formatting.Compact";

    [Test]
    public void A_file_named_in_JSON_has_a_line_for_each_event()
    {
        using var folder = new TempFolder();
        using (var log = JsonSettings.Read($$"""
            { "Serilog": { "WriteTo": [ { "Name": "AcrilogFile", "Args": {
                "path": {{JsonSerializer.Serialize(folder.File("app.clef"))}}, "rollingInterval": "Infinite", "formatter": "{{Formatter}}" } } ] } }
            """).CreateLogger())
        {
            log.Information("{Number}", 1);
            log.Warning("second\nline");
        }

        var lines = folder.Read("app.clef").Split(Environment.NewLine);
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0], Does.EndWith("\"@mt\":\"{Number}\",\"Number\":1}"));
        Assert.That(lines[1], Does.EndWith("\"@mt\":\"second\\nline\",\"@l\":\"Warning\"}"));
    }

    [Test]
    public void The_bytes_of_a_file_are_those_that_Serilog_Sinks_File_writes()
    {
        using var folder = new TempFolder();
        using (var log = new LoggerConfiguration()
            .WriteTo.AcrilogFile(new CompactJsonFormatter(), folder.File("ours.clef"), rollingInterval: RollingInterval.Infinite)
            .WriteTo.File(new CompactJsonFormatter(), folder.File("theirs.clef")).CreateLogger())
            foreach (var logEvent in new ClefEvents(3).Take(1000)) log.Write(logEvent);

        Assert.That(System.IO.File.ReadAllBytes(folder.File("ours.clef")), Is.EqualTo(System.IO.File.ReadAllBytes(folder.File("theirs.clef"))));
    }

    [TestCase("AcrilogFiles")]
    [TestCase("Console")]
    public void Every_sink_takes_it_from_JSON(string sink)
    {
        using var folder = new TempFolder();
        var path = sink == "Console" ? "" : $", \"path\": {JsonSerializer.Serialize(folder.File("app-{Key}.clef"))}, \"keyProperty\": \"Key\"";

        Assert.That(() => JsonSettings.Read($$"""
            { "Serilog": { "WriteTo": [ { "Name": "{{sink}}", "Args": { "formatter": "{{Formatter}}"{{path}} } } ] } }
            """).CreateLogger().Dispose(), Throws.Nothing);
    }
}
