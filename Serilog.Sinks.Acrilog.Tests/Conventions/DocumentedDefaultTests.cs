using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

public sealed partial class DocumentedDefaultTests
{
    static readonly object[] Options = [new AcrilogFileOptions(), new AcrilogRelayOptions(), new RelayListenerOptions(), new RelayWorkerOptions()];

    static readonly XElement[] Members = [.. XDocument.Load(Path.ChangeExtension(typeof(AcrilogFileOptions).Assembly.Location, ".xml")).Descendants("member")];

    [Test]
    public void The_tables_of_the_README_have_the_real_defaults()
    {
        var rows = Rows().ToArray();
        var wrong = from row in rows
                    from real in Defaults(row.Table, row.Setting)
                    where !DocumentedDefault.Says(row.Words, row.Setting, real)
                    select $"{row.Setting}: {row.Words}, not {real ?? "null"}";

        Assert.That(wrong.Distinct(), Is.Empty);
        Assert.That(rows.Where(row => !Defaults(row.Table, row.Setting).Any()).Select(row => row.Setting), Is.Empty, "There is no such setting.");
    }

    [Test]
    public void Every_setting_is_in_a_table_of_the_README()
    {
        var settings = JsonForm.All.Where(form => form.Section is "WriteTo" && form.Name.StartsWith("AcrilogFile", StringComparison.Ordinal)
            || form.Name == "AcrilogRelay").SelectMany(form => form.Parameters).Select(p => p.Name!).Distinct();

        // These have sections of their own.
        Assert.That(settings.Except(Rows(required: true).Select(row => row.Setting)),
            Is.EquivalentTo((string[])["formatter", "latestLinkName", "naming", "shared"]));
    }

    [Test]
    public void The_documentation_of_parameters_has_the_real_defaults()
    {
        var wrong = from form in JsonForm.All
                    where form.Parameters.Length > 0
                    let member = Members.Single(m => IsOf(m, form))
                    from parameter in form.Parameters
                    where parameter.IsOptional
                    let words = WordsOf(member.Elements("param").Single(p => p.Attribute("name")!.Value == parameter.Name))
                    where words is null || !DocumentedDefault.Says(words, parameter.Name!, OptionDefaults.Of(parameter))
                    select $"{form}, {parameter.Name}: {words}, not {OptionDefaults.Of(parameter) ?? "null"}";

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void The_documentation_of_options_has_the_real_defaults()
    {
        var wrong = from options in Options
                    from property in options.GetType().GetProperties()
                    let member = Members.Single(m => m.Attribute("name")!.Value == $"P:{options.GetType().FullName}.{property.Name}")
                    let real = property.GetValue(options)
                    let words = WordsOf(member.Element("summary")!)
                    where real is not "" && (words is null || !DocumentedDefault.Says(words, property.Name, real))
                    select $"{options.GetType().Name}.{property.Name}: {words}, not {real ?? "null"}";

        Assert.That(wrong, Is.Empty);
    }

    /// <summary>What a setting is unless given, wherever it can be given: in one options class, or in every method.</summary>
    static IEnumerable<object?> Defaults(string table, string setting) =>
        Options.SingleOrDefault(options => table == options.GetType().Name) is { } options
            ? [options.GetType().GetProperty(setting)?.GetValue(options)]
            : JsonForm.All.SelectMany(form => form.Parameters).Where(p => p.Name == setting && p.IsOptional).Select(OptionDefaults.Of);

    /// <summary>The settings in tables that have a column of defaults, by the table's first heading.</summary>
    static IEnumerable<(string Table, string Setting, string Words)> Rows(bool required = false)
    {
        string[]? heading = null;
        foreach (var line in System.IO.File.ReadLines(Repository.Under("README.md")))
        {
            var cells = line.StartsWith('|') ? line.Trim('|', ' ').Split(" | ") : null;
            if (cells is null || heading is null) heading = cells;
            else if (heading is [_, "default", ..] && cells.Length > 1)
            {
                var words = cells[1].Replace("`", "", StringComparison.Ordinal);
                foreach (var name in Name().Matches(cells[0]).Select(m => m.Value).Where(name => name != "relayInfo"))
                    if (required || words != "(required)") yield return (heading[0].Trim('`'), name, words);
            }
        }
    }

    static bool IsOf(XElement member, JsonForm form)
    {
        var method = form.Parameters.Length == 0 ? null : form.Parameters[0].Member;
        var start = $"M:{method?.DeclaringType!.FullName}.{method?.Name.Replace(".ctor", "#ctor", StringComparison.Ordinal)}(";
        var names = ((MethodBase)method!).GetParameters().Select(p => p.Name);
        var id = member.Attribute("name")!.Value;
        return id.StartsWith(start, StringComparison.Ordinal) && id.Contains("LoggerAuditSink", StringComparison.Ordinal) == (form.Section == "AuditTo")
            && member.Elements("param").Select(p => p.Attribute("name")!.Value).ToHashSet().SetEquals(names!);
    }

    static string? WordsOf(XElement element)
    {
        var text = Space().Replace(string.Concat(element.Nodes().Select(Text)), " ");
        if (NullIsDefault().IsMatch(text)) return "null";
        return Default().Match(text) is { Success: true } match ? match.Groups["words"].Value : null;

        static string Text(XNode node) => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")?.Value.Split('.')[^1] ?? "",
            XElement other => other.Value,
            _ => "",
        };
    }

    [GeneratedRegex(@"(?<=`)\w+(?=`)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[Nn]ull \(the default\)|^(?!.*[Dd]efault).*\bnull for ")]
    private static partial Regex NullIsDefault();

    [GeneratedRegex("^.*[Dd]efault(?:,|:| is)? (?<words>.+)$")]
    private static partial Regex Default();
}
