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
        ["configure"] = """[ { "Name": "Console", "Args": { "outputTemplate": "{Level}" } } ]""",
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

    /// <summary>What is only said, and the test that hears it.</summary>
    static readonly Dictionary<string, string> SaidInSelfLog = new()
    {
        ["rollOnFileSizeLimit"] = nameof(RollOnFileSizeLimitTests.A_log_that_is_not_to_roll_at_its_limit_rolls_and_says_so_once),
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
        var unseen = form.Parameters.Select(p => p.Name!).Where(name => !ShownByWorkers.ContainsKey($"{form.Section}.{form.Name}.{name}") && !SaidInSelfLog.ContainsKey(name))
            .Where(name => !Values.ContainsKey(name) || !IsSeen(form, name, Values[name])).ToArray();

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

        Assert.That(Values.Keys.Concat(SaidInSelfLog.Keys), Is.SubsetOf(all.Select(name => name[(name.LastIndexOf('.') + 1)..])));
        Assert.That(ShownByWorkers.Keys, Is.SubsetOf(all));
    }

    static bool IsSeen(JsonForm form, string setting, string value)
    {
        var difference = BuiltFromJson.Difference(form, setting, value);
        // What is refused must be refused for the setting's own sake.
        return difference.Count > 0 && difference.All(line => !BuiltFromJson.IsRefusal(line) || line.Contains(setting, StringComparison.Ordinal));
    }
}
