using Serilog.Sinks.Acrilog.Enrichment;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

public sealed class CallerStackTests
{
    // T this package, S Serilog, P plumbing, A the application; the innermost frame first. Small: with a finished event.
    [TestCase("TSSA", 3)]
    [TestCase("TTSSPPAAPA", 6)]
    [TestCase("TSPSA", 4)]
    [TestCase("A", 0)]
    [TestCase("Ta", 1)]
    public void The_caller_is_the_first_frame_of_the_application(string frames, int index) =>
        Assert.That(IndexIn(frames), Is.EqualTo(index));

    [TestCase("ttasSA", 5)]
    [TestCase("ttASA", 4)]
    [TestCase("ttPaPasSA", 8)]
    [TestCase("ttssassSA", 8)]
    [TestCase("ttsasaasSA", 9)]
    [TestCase("ttstssSA", 7)]
    [TestCase("ttsPaPsSPA", 9)]
    public void Enrichers_and_sinks_that_pass_the_event_on_are_no_callers(string frames, int index) =>
        Assert.That(IndexIn(frames), Is.EqualTo(index));

    [TestCase("ttsSasSA", 4)]
    [TestCase("ttsSAasSA", 4)]
    [TestCase("ttsASA", 3)]
    [TestCase("ttsAsA", 3)]
    [TestCase("ttsA", 3)]
    public void One_that_logs_within_Serilog_is_the_caller_of_its_own_event(string frames, int index) =>
        Assert.That(IndexIn(frames), Is.EqualTo(index));

    [TestCase("ttsasSTA")]
    [TestCase("ttssasP")]
    [TestCase("TSSTP")]
    [TestCase("TSSTPA")]
    [TestCase("TSSPTA")]
    public void What_this_package_logs_for_others_has_no_caller_here(string frames) =>
        Assert.That(IndexIn(frames), Is.EqualTo(-1));

    [TestCase("")]
    [TestCase("TSP")]
    public void Without_a_frame_of_the_application_there_is_no_caller(string frames) =>
        Assert.That(IndexIn(frames), Is.EqualTo(-1));

    [TestCase("Emit", true)]
    [TestCase("Enrich", true)]
    [TestCase("Write", false)]
    public void Of_native_code_the_name_of_a_method_tells_whether_it_is_handed_an_event(string name, bool takes) =>
        Assert.That(EventMethods.Contains(new StackMethod("Assembly", "Type", name, IsAccessor: false, Method: null)), Is.EqualTo(takes));

    static int IndexIn(string frames) => CallerStack.IndexOfCaller(frames.Length, i => char.ToUpperInvariant(frames[i]) switch
    {
        'T' => CodeOrigin.ThisPackage,
        'S' => CodeOrigin.Serilog,
        'A' => CodeOrigin.Application,
        _ => CodeOrigin.Plumbing,
    }, i => char.IsLower(frames[i]));
}
