using System.Text.RegularExpressions;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

[NonParallelizable]
public sealed partial class ReadmeTests
{
    // A worker's configuration says on standard error that this process is no worker.
    readonly TextWriter _error = Console.Error;

    [SetUp]
    public void MuteError() => Console.SetError(TextWriter.Null);

    [TearDown]
    public void UnmuteError() => Console.SetError(_error);

    public static IEnumerable<string> JsonSnippets() =>
        Snippet().Matches(global::System.IO.File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Select(m => m.Groups["json"].Value);

    [TestCaseSource(nameof(JsonSnippets))]
    public void Every_JSON_snippet_of_the_README_configures_a_logger(string json) =>
        Assert.That(() => JsonSettings.Read(json).CreateLogger().Dispose(), Throws.Nothing);

    [Test]
    public void The_README_has_JSON_snippets() => Assert.That(JsonSnippets(), Is.Not.Empty);

    [GeneratedRegex("^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
