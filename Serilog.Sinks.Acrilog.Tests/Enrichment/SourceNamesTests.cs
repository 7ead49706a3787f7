using Serilog.Sinks.Acrilog.Enrichment;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

public sealed class SourceNamesTests
{
    [TestCase("/home/me/jobs/Hasher.cs", "Hasher")]
    [TestCase(@"C:\jobs\Hasher.cs", "Hasher")]
    [TestCase(@"C:\jobs/mixed\Page.razor.cs", "Page.razor")]
    [TestCase("/_/src/Hasher.cs", "Hasher")]
    [TestCase("Hasher", "Hasher")]
    [TestCase(".hidden", ".hidden")]
    [TestCase("/folder.with.dots/Hasher", "Hasher")]
    [TestCase("", "")]
    public void A_module_is_the_file_without_folder_and_extension(string path, string module) =>
        Assert.That(SourceNames.OfFile(path), Is.EqualTo(module));

    [TestCase("Program", "Program")]
    [TestCase("Company.Jobs.Hasher", "Hasher")]
    [TestCase("Company.Jobs.Hasher+Part+<Run>d__0", "Hasher")]
    [TestCase("Company.Jobs.Hasher`2+Part`1[[System.Int32, System.Private.CoreLib],[A.B+C, D]]", "Hasher")]
    public void Without_a_file_the_module_is_the_outermost_type(string type, string module) =>
        Assert.That(SourceNames.OfType(type), Is.EqualTo(module));

    [TestCase("Hasher", "Run", "Run")]
    [TestCase("Hasher+<>c", "<Run>b__3_0", "Run")]
    [TestCase("Hasher+<>c__DisplayClass1_0", "<Run>b__0", "Run")]
    [TestCase("Hasher", "<Run>g__Local|1_0", "Run")]
    [TestCase("Hasher+<Run>d__5", "MoveNext", "Run")]
    [TestCase("Hasher+<Run>d__5`1[[A+B, C]]", "MoveNext", "Run")]
    [TestCase("Hasher+<>c+<<Run>b__0_0>d", "MoveNext", "Run")]
    [TestCase("Hasher+<<Run>g__Local|0_0>d", "MoveNext", "Run")]
    [TestCase("Hasher+<Items>d__2", "<>m__Finally1", "Items")]
    [TestCase("Program", "<Main>$", "Main")]
    [TestCase("Program", "<Main>", "Main")]
    [TestCase("Program+<<Main>$>d__0", "MoveNext", "Main")]
    [TestCase("Program", "<<Main>$>g__Work|0_1", "Main")]
    [TestCase("Program+<>c", "<<Main>$>b__0_2", "Main")]
    [TestCase("Program+<<<Main>$>g__Work|0_1>d", "MoveNext", "Main")]
    [TestCase("Hasher", "System.IDisposable.Dispose", "Dispose")]
    [TestCase("Hasher+<System-Collections-Generic-IEnumerable<T>-GetEnumerator>d__0", "MoveNext", "GetEnumerator")]
    [TestCase("Hasher", ".ctor", ".ctor")]
    [TestCase("Hasher+<>c", "<.ctor>b__0_0", ".ctor")]
    [TestCase("Hasher+<>c", "<>", "<>")]
    [TestCase("Hasher", "<broken", "<broken")]
    [TestCase("Hasher", "", "")]
    public void A_function_is_the_member_that_the_source_shows(string type, string method, string function) =>
        Assert.That(SourceNames.OfMember(type, method, isAccessor: false), Is.EqualTo(function));

    [TestCase("get_Count", true, "Count")]
    [TestCase("set_Count", true, "Count")]
    [TestCase("add_Changed", true, "Changed")]
    [TestCase("remove_Changed", true, "Changed")]
    [TestCase("System.Collections.ICollection.get_Count", true, "Count")]
    [TestCase("remove_files", false, "remove_files")]
    public void An_accessor_is_called_what_its_property_or_event_is(string method, bool isAccessor, string function) =>
        Assert.That(SourceNames.OfMember("Hasher", method, isAccessor), Is.EqualTo(function));
}
