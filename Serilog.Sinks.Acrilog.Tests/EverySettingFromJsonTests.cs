using System.Reflection;
using System.Text;
using Microsoft.Extensions.Configuration;
using Serilog.Settings.Configuration;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

public sealed class EverySettingFromJsonTests
{
    const string Here = "Serilog.Sinks.Acrilog.Tests.";
    const string There = ", Serilog.Sinks.Acrilog.Tests";

    /// <summary>A value for each setting, other than its default, or one that is refused by its name.</summary>
    static readonly Dictionary<string, string> Values = new()
    {
        ["bufferSizeLimit"] = @"""0 B""",
        ["bufferSizeLimitBytes"] = "0",
        ["buffered"] = "true",
        ["compression"] = @"""GZip""",
        ["configure"] = """[ { "Name": "Console" } ]""",
        ["debug"] = @"""{Level}""",
        ["defaultKey"] = @"""rest""",
        ["defaultTemplate"] = @"""{Level}""",
        ["drainTimeout"] = @"""2.00:00:00""",
        ["encoding"] = @"""System.Text.Encoding::Unicode""",
        ["encodingName"] = @"""utf-16""",
        ["error"] = @"""{Level}""",
        ["escapeControlCharacters"] = "false",
        ["fallback"] = """[ { "Name": "Console" } ]""",
        ["fatal"] = @"""{Level}""",
        ["fileCheckInterval"] = @"""00:00:03""",
        ["fileSizeLimit"] = @"""100 MB""",
        ["fileSizeLimitBytes"] = "5",
        ["flushInterval"] = @"""2.00:00:00""",
        ["flushToDiskInterval"] = @"""00:00:03""",
        ["flushToDiskOnLevel"] = @"""Error""",
        ["formatProvider"] = $@"""{Here}AcrilogFileJsonTests::German{There}""",
        ["formatter"] = @"""Serilog.Formatting.Compact.CompactJsonFormatter, Serilog.Formatting.Compact""",
        ["hooks"] = $@"""{Here}AcrilogFileDeliveryJsonTests::Titled{There}""",
        ["info"] = @"""info""",
        ["information"] = @"""{Level}""",
        ["keyProperty"] = @"""Other""",
        ["latestLinkName"] = @"""latest-{Key}""",
        ["levelSwitch"] = @"""$quiet""",
        ["levelTemplates"] = """{ "Error": "{Level}" }""",
        ["maxOpenFiles"] = "3",
        ["minimumLevel"] = @"""Error""",
        ["naming"] = @"""Stable""",
        ["outputTemplate"] = @"""{Level}""",
        ["path"] = @"""/other""",
        ["queueLimit"] = @"""0 B""",
        ["queueLimitBytes"] = "0",
        ["restrictedToMinimumLevel"] = @"""77""",
        ["retainedFileCountLimit"] = "5",
        ["retainedFileTimeLimit"] = @"""3.00:00:00""",
        ["retainedFor"] = @"""3d""",
        ["retainedTotalSizeLimit"] = @"""10 GB""",
        ["retainedTotalSizeLimitBytes"] = "5",
        ["rollAtTime"] = @"""03:00:00""",
        ["rollEvery"] = "2",
        ["rollEverySeconds"] = "30",
        ["roller"] = $@"""{Here}AcrilogFileJsonTests::Roller{There}""",
        ["rollingInterval"] = @"""Hour""",
        ["rollOnDay"] = @"""Monday""",
        ["rollOnFileSizeLimit"] = "false",
        ["rollOnStartup"] = "true",
        ["shared"] = "true",
        ["threads"] = "true",
        ["timestampFormat"] = @"""HH:mm""",
        ["timeZone"] = @"""Asia/Kathmandu""",
        ["unixFileMode"] = @"""640""",
        ["verbose"] = @"""{Level}""",
        ["warning"] = @"""{Level}""",
        ["whenFull"] = @"""77""",
        ["whenFullTimeout"] = @"""2.00:00:00""",
        ["workerName"] = @"""hasher-1""",
    };

    /// <summary>What only a worker process shows, and the test that starts one.</summary>
    static readonly Dictionary<string, string> ShownByWorkers = new()
    {
        ["WriteTo.AcrilogRelay.controlLevelSwitch"] = nameof(AcrilogRelayJsonTests.The_switches_of_a_worker_are_named_in_JSON),
        ["AuditTo.AcrilogRelay.controlLevelSwitch"] = nameof(AcrilogRelayJsonTests.The_switches_of_a_worker_are_named_in_JSON),
        ["AuditTo.AcrilogRelay.levelSwitch"] = nameof(AcrilogRelayJsonTests.The_switches_of_a_worker_are_named_in_JSON),
        ["WriteTo.AcrilogInWorker.configure"] = nameof(AcrilogRoleTests.One_appsettings_json_serves_parent_and_worker),
    };

    /// <summary>Options that no configuration file can give, and why.</summary>
    static readonly Dictionary<string, string> InCodeOnly = new()
    {
        ["AcrilogFileOptions.TimeProvider"] = "a clock is an object of the program; files are given a timeZone",
        ["RelayListenerOptions.DrainTimeout"] = "listeners are started by code, which can read its own settings",
        ["RelayListenerOptions.LevelSwitch"] = "as above",
        ["RelayListenerOptions.MinimumLevel"] = "as above",
        ["RelayWorkerOptions.CaptureOutput"] = "workers are started by code",
        ["RelayWorkerOptions.LevelSwitch"] = "as above",
    };

    static IEnumerable<string> FormNames => JsonForm.All.Select(form => form.ToString());

    [TestCaseSource(nameof(FormNames))]
    public void Each_setting_in_JSON_changes_what_is_built(string name)
    {
        var form = JsonForm.All.Single(form => form.ToString() == name);
        var unseen = form.Parameters.Select(p => p.Name!).Where(name => !ShownByWorkers.ContainsKey($"{form.Section}.{form.Name}.{name}"))
            .Where(name => !Values.ContainsKey(name) || !IsSeen(form, name, Values[name]));

        Assert.That(unseen, Is.Empty, "Without a value in the table above, or it makes no difference.");
    }

    [Test]
    public void Each_option_is_a_setting_in_JSON_or_has_a_reason_not_to_be()
    {
        var options = typeof(AcrilogFileOptions).Assembly.GetExportedTypes().Where(t => t.Name.EndsWith("Options", StringComparison.Ordinal)).ToArray();
        var missing = options.SelectMany(type => type.GetProperties(), (type, property) => (Type: type, Option: property.Name))
            .Where(o => !JsonForm.All.Any(form => o.Type.Name == form.Name + "Options" && form.Takes(char.ToLowerInvariant(o.Option[0]) + o.Option[1..])))
            .Select(o => $"{o.Type.Name}.{o.Option}");

        Assert.That(options, Does.Contain(typeof(AcrilogRelayOptions)).And.Contain(typeof(RelayListenerOptions)));
        Assert.That(missing, Is.EquivalentTo(InCodeOnly.Keys));
    }

    [Test]
    public void Nothing_in_the_tables_is_left_over()
    {
        var all = JsonForm.All.SelectMany(form => form.Parameters, (form, p) => $"{form.Section}.{form.Name}.{p.Name}").ToArray();

        Assert.That(Values.Keys, Is.SubsetOf(all.Select(name => name[(name.LastIndexOf('.') + 1)..])));
        Assert.That(ShownByWorkers.Keys, Is.SubsetOf(all));
    }

    static bool IsSeen(JsonForm form, string setting, string value)
    {
        var (before, again, after) = (Built(form, "", ""), Built(form, "", ""), Built(form, setting, value));
        // Clocks, which no two builds read at the same instant.
        var noise = before.Except(again).Union(again.Except(before)).Select(Path).ToHashSet();
        // What is refused must be refused for the setting's own sake.
        if (after.FirstOrDefault(line => line.StartsWith("refused", StringComparison.Ordinal)) is { } refusal)
            return refusal.Contains(setting, StringComparison.Ordinal) && !before.Contains(refusal);
        return after.Except(before).Union(before.Except(after)).Any(line => !noise.Contains(Path(line)));

        static string Path(string line) => line.Split(" = ")[0];
    }

    static IReadOnlySet<string> Built(JsonForm form, string setting, string value)
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
            return ObjectText.Of(log, AcrilogFileJsonTests.Roller);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            return new HashSet<string> { "refused: " + e.InnerException };
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
            "configure" => "[]",
            _ => "a required setting this test does not know",
        });

    static LoggerConfiguration Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var options = new ConfigurationReaderOptions(typeof(AcrilogFileOptions).Assembly, typeof(ConsoleLoggerConfigurationExtensions).Assembly);
        return new LoggerConfiguration().ReadFrom.Configuration(new ConfigurationBuilder().AddJsonStream(stream).Build(), options);
    }
}
