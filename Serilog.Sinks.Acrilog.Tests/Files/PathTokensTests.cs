using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.Tests.Files;

public sealed class PathTokensTests
{
    [TestCase("logs/app.log", "logs/app.log")]
    [TestCase("{MachineName}", "<machine>")]
    [TestCase("logs/{MachineName}/app-{ProcessId}.log", "logs/<machine>/app-<process>.log")]
    [TestCase("a}b{{c}}d{{ProcessId}}", "a}b{c}d{ProcessId}")]
    public void What_does_not_change_while_a_process_lives_is_filled_in(string path, string expected)
    {
        var filled = expected.Replace("<machine>", Environment.MachineName).Replace("<process>", $"{Environment.ProcessId}");

        Assert.That(PathTokens.Fill(path), Is.EqualTo(filled));
    }

    [TestCase("app-{Date}.log", "{Date}")]
    [TestCase("app-{processid}.log", "{processid}")]
    [TestCase("app-{}.log", "{}")]
    [TestCase("app-{ProcessId.log", "not closed")]
    public void What_else_is_in_braces_is_refused_with_what_is_allowed(string path, string what)
    {
        Assert.That(() => LogPath.Parse(path), Throws.ArgumentException.With.Message.StartsWith($"path \"{path}\"")
            .And.Message.Contains(what).And.Message.Contains("allowed are {MachineName} and {ProcessId}"));
    }
}
