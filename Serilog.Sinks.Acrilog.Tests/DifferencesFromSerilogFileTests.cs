using System.Text.RegularExpressions;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Tests.FileSink;
using Serilog.Sinks.Acrilog.Tests.Support;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests;

/// <summary>The README's table of differences, compared row by row with what the two sinks do.</summary>
[NonParallelizable]
public sealed partial class DifferencesFromSerilogFileTests
{
    const string Text = "{Message}{NewLine}";

    static readonly Dictionary<string, Action<TempFolder>> Checks = new()
    {
        ["`rollingInterval` unless given"] = folder =>
        {
            Write(folder.File("theirs-.log"), (to, path) => to.File(path, outputTemplate: Text), "a");
            Write(folder.File("ours-.log"), (to, path) => to.AcrilogFile(path, outputTemplate: Text), "a");
            Assert.That(folder.NameList(), Does.Match(@"^ours-\d{8}\.log theirs-\.log$"));
        },
        ["at the size limit with `rollOnFileSizeLimit: false`"] = folder =>
        {
            using var said = new SelfLogCapture();
            Write(folder.File("theirs.log"), (to, path) => to.File(path, outputTemplate: Text, fileSizeLimitBytes: 2), "a", "b", "c");
            Assert.That(said.Lines, Has.Count.EqualTo(2));
            Write(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, outputTemplate: Text, fileSizeLimitBytes: 2, rollOnFileSizeLimit: false,
                rollingInterval: RollingInterval.Infinite), "a", "b", "c");
            Assert.That(said.Lines, Has.Count.EqualTo(2 + 1));
            Assert.That(folder.Listing(), Is.EqualTo("ours.log:a| ours_001.log:b| ours_002.log:c| theirs.log:a|"));
        },
        ["the size limit"] = folder =>
        {
            Write(folder.File("theirs.log"), (to, path) => to.File(path, outputTemplate: Text, fileSizeLimitBytes: 5, rollOnFileSizeLimit: true), "abc", "def", "g");
            Write(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, outputTemplate: Text, fileSizeLimitBytes: 5,
                rollingInterval: RollingInterval.Infinite), "abc", "def", "g");
            Assert.That(folder.Listing(), Is.EqualTo("ours.log:abc| ours_001.log:def| ours_002.log:g| theirs.log:abc|def| theirs_001.log:g|"));
        },
        ["the file appears"] = folder =>
        {
            Write(folder.File("theirs.log"), (to, path) => to.File(path));
            Write(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, rollingInterval: RollingInterval.Infinite));
            Assert.That(folder.NameList(), Is.EqualTo("theirs.log"));
        },
        ["a write that fails"] = folder =>
        {
            var (theirs, ours) = (new FailingOnce(), new FailingOnce());
            Write(folder.File("theirs.log"), (to, path) => to.File(path, outputTemplate: Text, hooks: theirs), "a", "b");
            Write(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, outputTemplate: Text, hooks: ours, rollingInterval: RollingInterval.Infinite), "a", "b");
            Assert.That(folder.Listing(), Does.Not.Match("theirs.*a"));
            Assert.That(string.Concat(folder.Names().Where(name => name.StartsWith("ours", StringComparison.Ordinal)).Select(folder.Read)), Does.Contain("a\n").And.Contain("b\n"));
        },
        ["others may, while it is open (Windows)"] = folder =>
        {
            if (!OperatingSystem.IsWindows()) Assert.Ignore("Elsewhere others may do all of it, whoever holds the file.");
            using var theirs = Open(folder.File("theirs.log"), (to, path) => to.File(path));
            using var ours = Open(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, rollingInterval: RollingInterval.Infinite));
            ours.Information("a");
            Assert.That(() => System.IO.File.Move(folder.File("theirs.log"), folder.File("moved.log")), Throws.InstanceOf<IOException>());
            Assert.That(() => System.IO.File.Move(folder.File("ours.log"), folder.File("moved.log")), Throws.Nothing);
        },
        ["a second process on the same path, not shared (Unix)"] = folder =>
        {
            if (OperatingSystem.IsWindows()) Assert.Ignore("There the second one is kept out.");
            Both(folder.File("theirs.log"), (to, path) => to.File(path, outputTemplate: Text));
            Both(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, outputTemplate: Text, rollingInterval: RollingInterval.Infinite));
            Assert.That(folder.Listing(), Is.EqualTo("ours.log:one| ours_001.log:two| theirs.log:two|"));

            static void Both(string path, Action<LoggerSinkConfiguration, string> add)
            {
                using var first = Open(path, add);
                using var second = Open(path, add);
                first.Information("one");
                second.Information("two");
            }
        },
        ["age of a file in `retainedFileTimeLimit`"] = folder =>
        {
            foreach (var name in new[] { "theirs20200101.log", "ours20200101.log" }) folder.Write(name, "fresh");
            Write(folder.File("theirs.log"), (to, path) => to.File(path, rollingInterval: RollingInterval.Day, retainedFileTimeLimit: TimeSpan.FromDays(1)), "a");
            Write(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, retainedFileTimeLimit: TimeSpan.FromDays(1)), "a");
            Assert.That(folder.Names(), Does.Contain("ours20200101.log").And.Not.Contain("theirs20200101.log"));
        },
        ["`retainedFileTimeLimit` with `rollingInterval: Infinite`"] = folder =>
        {
            foreach (var name in new[] { "theirs_001.log", "theirs_002.log", "ours_001.log", "ours_002.log" })
            {
                folder.Write(name, "old");
                System.IO.File.SetLastWriteTimeUtc(folder.File(name), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            }
            Write(folder.File("theirs.log"), (to, path) => to.File(path, rollOnFileSizeLimit: true, retainedFileTimeLimit: TimeSpan.FromDays(1)), "a");
            Write(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, rollingInterval: RollingInterval.Infinite, retainedFileTimeLimit: TimeSpan.FromDays(1)), "a");
            Assert.That(folder.NameList(), Is.EqualTo("ours_002.log theirs_001.log theirs_002.log"));
        },
        ["deleting and listing of old files"] = folder =>
        {
            var (theirs, ours) = (new Deletions(), new Deletions());
            foreach (var name in new[] { "theirs20200101.log", "ours20200101.log" }) folder.Write(name, "old");
            Write(folder.File("theirs.log"), (to, path) => to.File(path, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 1, hooks: theirs), "a");
            Write(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, retainedFileCountLimit: 1, hooks: ours), "a");
            Assert.That(theirs.Thread, Is.EqualTo(Environment.CurrentManagedThreadId));
            Assert.That(ours.Thread, Is.Not.Null.And.Not.EqualTo(Environment.CurrentManagedThreadId));
        },
        ["braces in `path`"] = folder =>
        {
            Write(folder.File("theirs-{ProcessId}.log"), (to, path) => to.File(path), "a");
            Write(folder.File("ours-{ProcessId}.log"), (to, path) => to.AcrilogFile(path, rollingInterval: RollingInterval.Infinite), "a");
            Write(folder.File("ours-{{App}.log"), (to, path) => to.AcrilogFile(path, rollingInterval: RollingInterval.Infinite), "a");
            Assert.That(folder.Names(), Is.EquivalentTo([$"ours-{Environment.ProcessId}.log", "ours-{App}.log", "theirs-{ProcessId}.log"]));
            Write(folder.File("{App}.log"), (to, path) => to.File(path), "a");
            Assert.That(() => Open(folder.File("{App}.log"), (to, path) => to.AcrilogFile(path)), Throws.ArgumentException);
        },
        ["a `path` that can never be a file's"] = folder =>
        {
            using var said = new SelfLogCapture();
            Write(folder.File("a\0b"), (to, path) => to.File(path), "a");
            Assert.That(said.Lines, Is.Not.Empty);
            Assert.That(() => Open(folder.File("a\0b"), (to, path) => to.AcrilogFile(path)), Throws.ArgumentException);
        },
        ["a `retainedFileTimeLimit` or `flushToDiskInterval` of zero, a `flushToDiskInterval` of more than a day"] = folder =>
        {
            Write(folder.File("theirs.log"), (to, path) => to.File(path, retainedFileTimeLimit: TimeSpan.Zero, flushToDiskInterval: TimeSpan.Zero), "a");
            Write(folder.File("theirs.log"), (to, path) => to.File(path, flushToDiskInterval: TimeSpan.FromDays(2)), "a");
            Assert.That(() => Open(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, retainedFileTimeLimit: TimeSpan.Zero)), Throws.ArgumentException);
            Assert.That(() => Open(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, flushToDiskInterval: TimeSpan.Zero)), Throws.ArgumentException);
            Assert.That(() => Open(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, flushToDiskInterval: TimeSpan.FromDays(2))), Throws.ArgumentException);
        },
        ["an empty `outputTemplate`"] = folder =>
        {
            Write(folder.File("theirs.log"), (to, path) => to.File(path, outputTemplate: ""), "event");
            Write(folder.File("ours.log"), (to, path) => to.AcrilogFile(path, outputTemplate: "", rollingInterval: RollingInterval.Infinite), "event");
            Assert.That(folder.Read("theirs.log"), Is.Empty);
            Assert.That(folder.Read("ours.log"), Does.EndWith("[INF] event" + Environment.NewLine));
        },
        ["arguments of `AuditTo` by position"] = _ =>
        {
            Assert.That(Arguments(typeof(FileLoggerConfigurationExtensions), "File", typeof(LoggerAuditSinkConfiguration)),
                Is.EqualTo((string[])["path", "restrictedToMinimumLevel", "outputTemplate", "formatProvider", "levelSwitch", "encoding", "hooks"]));
            Assert.That(Arguments(typeof(AcrilogFileLoggerConfigurationExtensions), "AcrilogFile", typeof(LoggerAuditSinkConfiguration)),
                Is.EqualTo(Arguments(typeof(AcrilogFileLoggerConfigurationExtensions), "AcrilogFile", typeof(LoggerSinkConfiguration))));
        },
        ["the files of `AuditTo`"] = folder =>
        {
            using (var theirs = new LoggerConfiguration().AuditTo.File(folder.File("theirs.log")).CreateLogger()) theirs.Information("a");
            using (var ours = new LoggerConfiguration().AuditTo.AcrilogFile(folder.File("ours.log"), retainedFileCountLimit: 1).CreateLogger()) ours.Information("a");
            Assert.That(folder.NameList(), Does.Match(@"^ours\d{8}\.log theirs\.log$"));
        },
        ["line breaks and control characters in property values"] = folder =>
        {
            using (var log = new LoggerConfiguration().WriteTo.File(folder.File("theirs.log"), outputTemplate: "{Text}")
                .WriteTo.AcrilogFile(folder.File("ours.log"), outputTemplate: "{Text}", rollingInterval: RollingInterval.Infinite).CreateLogger())
                log.ForContext("Text", "a\n\u001B").Information("");
            Assert.That(folder.Read("theirs.log"), Is.EqualTo("a\n\u001B"));
            Assert.That(folder.Read("ours.log"), Is.EqualTo("a\\n\\u001B"));
        },
    };

    static IEnumerable<string> Rows => Table().Match(System.IO.File.ReadAllText(Repository.Under("README.md"))).Groups["row"].Captures
        .Select(row => row.Value.Split(" | ")[0].TrimStart('|', ' '));

    [TestCaseSource(nameof(Rows))]
    public void A_row_of_the_README_says_what_both_sinks_do(string row)
    {
        using var folder = new TempFolder();

        Assert.That(Checks, Does.ContainKey(row), "A row without a check.");
        Checks[row](folder);
    }

    [Test]
    public void Each_check_has_its_row() => Assert.That(Rows, Is.EquivalentTo(Checks.Keys));

    static Logger Open(string path, Action<LoggerSinkConfiguration, string> add)
    {
        var configuration = new LoggerConfiguration();
        add(configuration.WriteTo, path);
        return configuration.CreateLogger();
    }

    static void Write(string path, Action<LoggerSinkConfiguration, string> add, params string[] texts)
    {
        using var log = Open(path, add);
        foreach (var text in texts) log.Information(text);
    }

    static string[] Arguments(Type extensions, string method, Type configuration) => [.. extensions.GetMethods()
        .Where(m => m.Name == method && m.GetParameters() is [{ } first, { Name: "path" }, ..] && first.ParameterType == configuration)
        .MaxBy(m => m.GetParameters().Length)!.GetParameters().Skip(1).Select(p => p.Name!)];

    [GeneratedRegex(@"^\| \| Serilog\.Sinks\.File \d+ \| here \|\n\|[- |]+\|\n(?<row>\|.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();
}
