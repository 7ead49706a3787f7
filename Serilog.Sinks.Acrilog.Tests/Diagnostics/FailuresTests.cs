using Serilog.Debugging;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Tests.Diagnostics;

[NonParallelizable]
public sealed class FailuresTests
{
    readonly Core.Logger _log = new LoggerConfiguration().CreateLogger();

    [OneTimeTearDown]
    public void Close() => _log.Dispose();

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

        Failures.Report("odd { name");

        Assert.That(said, Has.One.EndsWith("odd { name"));
    }

    [TestCase("{App}.log")]
    [TestCase("a {{App} {0,3:x} {@B.C} {$d}}")]
    public void A_report_that_the_user_logs_as_a_template_has_no_holes_in_it(string path)
    {
        var said = new List<string>();
        SelfLog.Enable(text =>
        {
            said.Add(text);
            // Serilog says which holes have no value, in SelfLog: without end if this did not stop it.
            if (said.Count < 10) _log.Warning(text);
        });

        Failures.Report("cannot open {0}", path);

        Assert.That(said, Has.Count.EqualTo(1), string.Join('\n', said.Take(3)));
        Assert.That(said[0].Replace(" ", "", StringComparison.Ordinal), Does.EndWith(path.Replace(" ", "", StringComparison.Ordinal)));
    }

    [Test]
    public void A_failure_that_is_said_into_what_fails_again_ends_with_a_count()
    {
        var said = new List<string>();
        SelfLog.Enable(text =>
        {
            said.Add(text);
            Failures.Report("again");
        });

        Failures.Report("first");
        Failures.Report("second");

        Assert.That(said, Has.Count.EqualTo(2 * (1 + Failures.LongestChain + 1)));
        Assert.That(said[^1], Does.Contain("1 reports were dropped after 100").And.Contain("Console.Error"));
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
