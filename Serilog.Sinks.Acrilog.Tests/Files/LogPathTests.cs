using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Files;

public sealed class LogPathTests
{
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("logs/")]
    [TestCase("/")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("logs/.")]
    [TestCase("logs/..")]
    [TestCase("logs/../..")]
    [TestCase("a\0b.log")]
    public void A_path_that_can_be_no_files_is_refused_with_what_is_allowed(string path)
    {
        Assert.That(() => LogPath.Parse(path), Throws.ArgumentException
            .With.Message.StartsWith($"path \"{path}\" ").And.Message.Contains("must be the path of a file"));
    }

    [Test]
    public void A_path_through_a_file_is_refused()
    {
        using var temp = new TempFolder();
        System.IO.File.WriteAllText(temp.File("notes.txt"), "");

        Assert.That(() => LogPath.Parse(temp.File("notes.txt/sub/app.log")), Throws.ArgumentException.With.Message.Contains("which is a file"));
    }

    [Test]
    public void A_relative_path_is_made_full()
    {
        var path = LogPath.Parse("logs/app.log");

        Assert.That(path, Is.EqualTo(new LogPath(Path.GetFullPath("logs"), "app.log")));
    }
}
