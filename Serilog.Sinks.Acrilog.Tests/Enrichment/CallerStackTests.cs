using Serilog.Sinks.Acrilog.Enrichment;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

public sealed class CallerStackTests
{
    // T this package, S Serilog, P plumbing, A the application; the innermost frame first.
    [TestCase("TSSA", 3)]
    [TestCase("TTSSPPAAPA", 6)]
    [TestCase("TSPSA", 4)]
    [TestCase("A", 0)]
    public void The_caller_is_the_first_frame_of_the_application(string frames, int index) =>
        Assert.That(IndexIn(frames), Is.EqualTo(index));

    [TestCase("TSSTP")]
    [TestCase("TSSTPA")]
    [TestCase("TSSPTA")]
    public void What_this_package_logs_for_others_has_no_caller_here(string frames) =>
        Assert.That(IndexIn(frames), Is.EqualTo(-1));

    [TestCase("")]
    [TestCase("TSP")]
    public void Without_a_frame_of_the_application_there_is_no_caller(string frames) =>
        Assert.That(IndexIn(frames), Is.EqualTo(-1));

    static int IndexIn(string frames) => CallerStack.IndexOfCaller(frames.Length, i => frames[i] switch
    {
        'T' => CodeOrigin.ThisPackage,
        'S' => CodeOrigin.Serilog,
        'A' => CodeOrigin.Application,
        _ => CodeOrigin.Plumbing,
    });
}
