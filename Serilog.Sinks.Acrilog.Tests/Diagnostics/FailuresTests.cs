using Serilog.Debugging;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Tests.Diagnostics;

[NonParallelizable]
public sealed class FailuresTests
{
    [TearDown]
    public void CloseSelfLog() => SelfLog.Disable();

    [Test]
    public void A_failure_is_said_in_SelfLog_with_its_values()
    {
        var said = new List<string>();
        SelfLog.Enable(said.Add);

        Failures.Report("cannot open {0}", "app.log");

        Assert.That(said, Has.One.EndsWith("cannot open app.log"));
    }

    [Test]
    public void Braces_in_a_text_without_values_are_only_text()
    {
        var said = new List<string>();
        SelfLog.Enable(said.Add);

        Failures.Report("odd {name}");

        Assert.That(said, Has.One.EndsWith("odd {name}"));
    }

    [Test]
    public void A_throwing_SelfLog_output_does_not_reach_the_caller()
    {
        SelfLog.Enable(_ => throw new InvalidOperationException("broken"));

        Assert.That(() => Failures.Report("anything"), Throws.Nothing);
    }

    [Test]
    public void What_is_held_back_is_said_in_order_when_the_outermost_hold_ends()
    {
        var said = new List<string>();
        SelfLog.Enable(said.Add);

        using (Failures.Hold())
        {
            using (Failures.Hold()) Failures.Report("one");
            Failures.Report("two");
            Assert.That(said, Is.Empty);
        }

        Assert.That(said, Has.Count.EqualTo(2));
        Assert.That(said[0], Does.EndWith("one"));
    }

    [Test]
    public void A_report_that_comes_of_another_one_is_said_after_it()
    {
        var said = new List<string>();
        SelfLog.Enable(text =>
        {
            if (said.Count == 0) Failures.Report("second");
            said.Add(text);
        });

        Failures.Report("first");

        Assert.That(said, Has.Count.EqualTo(2));
        Assert.That(said[0], Does.EndWith("first"));
    }
}
