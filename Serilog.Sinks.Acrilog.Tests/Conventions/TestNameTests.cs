using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework.Interfaces;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

public sealed partial class TestNameTests
{
    static readonly string[] RoomsOfTheirOwn = ["Combinations", "Conventions", "Scenarios", "Support"];

    static readonly Type[] Fixtures = [.. typeof(TestNameTests).Assembly.GetTypes().Where(type => TestsOf(type).Any())];

    [Test]
    public void A_test_is_called_by_a_sentence()
    {
        var odd = from fixture in Fixtures
                  from test in TestsOf(fixture)
                  where !IsSentence(test.Name)
                  select $"{fixture.Name}.{test.Name}";

        Assert.That(odd, Is.Empty, "Say what the user gets: An_existing_file_of_the_period_is_continued.");
    }

    [TestCase("A_worker_killed_mid_frame_loses_only_that_frame", ExpectedResult = true)]
    [TestCase("SelfLog_says_why", ExpectedResult = true)]
    [TestCase("a_worker_is_killed", ExpectedResult = false)]
    [TestCase("WorkerIsKilled", ExpectedResult = false)]
    [TestCase("Emit_Throws", ExpectedResult = false)]
    [TestCase("Test_that_a_worker_is_killed", ExpectedResult = false)]
    [TestCase("Should_kill_a_worker", ExpectedResult = false)]
    [TestCase("A_worker_should_be_killed", ExpectedResult = false)]
    public bool A_sentence_is_told_from_other_names(string name) => IsSentence(name);

    [Test]
    public void A_class_with_tests_is_sealed_and_called_Tests()
    {
        var odd = Fixtures.Where(fixture => !fixture.IsSealed || !fixture.Name.EndsWith("Tests", StringComparison.Ordinal));

        Assert.That(odd, Is.Empty);
    }

    [Test]
    public void A_folder_of_tests_mirrors_a_room_of_the_library()
    {
        var folders = Sources.Of(Repository.Tests).Select(Sources.RoomOf).Distinct();

        Assert.That(folders.Where(folder => Rooms.Find(folder) is null && !RoomsOfTheirOwn.Contains(folder.Split('.')[0])), Is.Empty);
    }

    [Test]
    public void A_fixture_that_listens_to_the_one_SelfLog_runs_alone()
    {
        var racing = from file in Sources.Of(Repository.Tests)
                     from type in file.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
                     where type.Identifier.Text.EndsWith("Tests", StringComparison.Ordinal)
                     where Names(type).Any(name => name is nameof(SelfLogCapture) or "SelfLog")
                     where !type.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() == "NonParallelizable")
                     select file.FilePath;

        Assert.That(racing, Is.Empty);
    }

    static bool IsSentence(string name) => Sentence().IsMatch(name) && !Ceremony().IsMatch(name);

    static IEnumerable<MethodInfo> TestsOf(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => method.GetCustomAttributes().Any(a => a is ITestBuilder or ISimpleTestBuilder));

    static IEnumerable<string> Names(ClassDeclarationSyntax type) =>
        type.DescendantNodes()
            .Where(node => node.Ancestors().OfType<InvocationExpressionSyntax>().All(call => call.Expression.ToString() != "nameof"))
            .OfType<SimpleNameSyntax>()
            .Select(name => name.Identifier.Text);

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+){2,}$")]
    private static partial Regex Sentence();

    [GeneratedRegex("^(Test|Tests|Verify|Check|Ensure)_|(^|_)should(_|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Ceremony();
}
