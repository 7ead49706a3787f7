using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

/// <summary>Settings that a configuration file names and gives nothing: an empty text, or null.</summary>
public sealed class EmptySettingsFromJsonTests
{
    /// <summary>Settings of types that only Serilog.Settings.Configuration makes from a text; it throws for an empty one.</summary>
    static readonly string[] RefusedByOthers =
        ["configure", "controlLevelSwitch", "encoding", "fallback", "formatProvider", "formatter", "hooks", "levelSwitch", "levelTemplates", "roller", "valueFormatter"];

    /// <summary>Settings whose empty text says something else than leaving them out: no limit, or a template that writes nothing.</summary>
    static readonly string[] EmptyTextsWithAMeaning =
    [
        "fileSizeLimitBytes", "retainedFileCountLimit", "defaultTemplate", "verbose", "debug", "information", "warning", "error", "fatal",
    ];

    /// <summary>Settings whose null says something else than leaving them out, as the README tells.</summary>
    static readonly string[] NullsWithAMeaning =
    [
        "fileSizeLimitBytes", "retainedFileCountLimit",
        // Serilog.Settings.Configuration makes an object of nothing for these.
        "configure", "controlLevelSwitch", "fallback", "levelSwitch", "roller", "valueFormatter",
    ];

    static IEnumerable<string> FormNames => JsonForm.All.Select(form => form.ToString());

    [TestCaseSource(nameof(FormNames))]
    public void An_empty_text_is_the_default_or_is_refused(string name)
    {
        var wrong = WrongIn(name, "\"\"", EmptyTextsWithAMeaning, RefusedByOthers).ToArray();

        Assert.That(wrong, Is.Empty);
    }

    [TestCaseSource(nameof(FormNames))]
    public void A_null_is_the_default_or_is_refused_or_has_its_own_meaning(string name)
    {
        var wrong = WrongIn(name, "null", NullsWithAMeaning, []).ToArray();

        Assert.That(wrong, Is.Empty);
    }

    [TestCase("fallback", "[]")]
    [TestCase("configure", "[]")]
    public void An_empty_array_of_sinks_is_refused_by_others(string setting, string value)
    {
        foreach (var form in JsonForm.All.Where(form => form.Takes(setting)))
            Assert.That(() => BuiltFromJson.Difference(form, setting, value), Throws.TypeOf<InvalidCastException>(), form.ToString());
    }

    static IEnumerable<string> WrongIn(string formName, string value, string[] withAMeaning, string[] refusedByOthers)
    {
        var form = JsonForm.All.Single(form => form.ToString() == formName);
        foreach (var parameter in form.Parameters)
        {
            var setting = parameter.Name!;
            if (refusedByOthers.Contains(setting))
            {
                Assert.That(() => BuiltFromJson.Difference(form, setting, value), Throws.Exception, setting);
                continue;
            }
            var difference = BuiltFromJson.LastingDifference(form, setting, value);
            var refused = difference.Any(line => BuiltFromJson.IsRefusal(line) && line.Contains(setting, StringComparison.Ordinal));
            if (parameter.IsOptional && difference.Count > 0 && !refused && !withAMeaning.Contains(setting)) yield return $"{setting}: {difference[0]}";
            if (!parameter.IsOptional && !refused && !withAMeaning.Contains(setting)) yield return $"{setting} is required";
        }
    }
}
