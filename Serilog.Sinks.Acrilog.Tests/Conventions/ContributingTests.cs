using System.Reflection;
using System.Text.RegularExpressions;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

public sealed partial class ContributingTests
{
    const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Test]
    public void What_the_walk_throughs_name_is_there()
    {
        var types = new[] { typeof(AcrilogFileOptions).Assembly, typeof(ContributingTests).Assembly }.SelectMany(a => a.GetTypes()).ToArray();
        var known = types.Select(t => t.Name)
            .Concat(types.SelectMany(t => t.GetMembers(All), (_, member) => member.Name))
            .Concat(types.SelectMany(t => (t.Namespace ?? "").Split('.'))).ToHashSet();
        var text = System.IO.File.ReadAllText(Repository.Under("CONTRIBUTING.md"));
        var sections = Section().Matches(text).Select(m => m.Value).ToArray();
        var named = sections.SelectMany(section => Name().Matches(section)).Select(m => m.Groups["name"].Value).Distinct().ToArray();

        Assert.That(sections, Has.Length.EqualTo(2));
        Assert.That(named, Has.Length.GreaterThan(30));
        Assert.That(named.Where(name => !known.Contains(name)), Is.Empty);
    }

    [GeneratedRegex("^## How to add .*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    // The type, room or member: what follows a folder, and stands before a point.
    [GeneratedRegex("`([A-Z][A-Za-z]*/)*(?<name>[A-Z][A-Za-z]+)(\\.[A-Za-z.]+)?`")]
    private static partial Regex Name();
}
