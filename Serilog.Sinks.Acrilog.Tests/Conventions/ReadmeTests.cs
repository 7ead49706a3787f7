using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

[NonParallelizable]
public sealed partial class ReadmeTests
{
    const string Event = "from a configured worker";

    // What pieces of code take for granted, having no using lines of their own.
    const string Surroundings = """
        using System.Diagnostics;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;
        using Serilog;
        using Serilog.Core;
        using Serilog.Events;
        using Serilog.Sinks.Acrilog;
        using Serilog.Sinks.Acrilog.Formatting;
        using Serilog.Sinks.Acrilog.Relay.Parent;

        """;

    readonly TextWriter _output = Console.Out;
    readonly TextWriter _error = Console.Error;
    readonly StringWriter _said = new();

    [SetUp]
    public void ListenToTheConsole()
    {
        Console.SetOut(_said);
        // A worker's configuration says on standard error that this process is no worker.
        Console.SetError(TextWriter.Null);
    }

    [TearDown]
    public void LeaveTheConsole()
    {
        Console.SetOut(_output);
        Console.SetError(_error);
        _said.GetStringBuilder().Clear();
    }

    [OneTimeTearDown]
    public void Close() => _said.Dispose();

    public static IEnumerable<string> JsonSnippets() => Snippets("json");

    [TestCaseSource(nameof(JsonSnippets))]
    public void Every_JSON_snippet_of_the_README_logs_where_it_says(string json)
    {
        using var folder = new TempFolder();
        using (var log = JsonSettings.Read(In(folder, json)).CreateLogger()) log.Fatal(Event);

        if (json.Contains("File\",", StringComparison.Ordinal))
            Assert.That(folder.Names().Select(folder.Read), Has.One.Contains(Event));
        if (json.Contains("\"Console\"", StringComparison.Ordinal)) Assert.That(_said.ToString(), Does.Contain(Event));
    }

    public static IEnumerable<string> RelaySnippets() => JsonSnippets().Where(json => json.Contains("\"AcrilogRelay\"", StringComparison.Ordinal));

    [TestCaseSource(nameof(RelaySnippets))]
    public async Task Every_JSON_snippet_of_the_README_with_a_relay_serves_a_worker(string json)
    {
        using var folder = new TempFolder();
        using var processes = new WorkerProcesses();
        var log = new CollectingSink();
        await using (var target = new LoggerConfiguration().WriteTo.Sink(log).CreateLogger())
        await using (var listener = RelayListener.Start(target))
        {
            var worker = processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo("configured", In(folder, json)), "configured"));
            Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        }

        Assert.That(log.Events.Where(e => e.MessageTemplate.Text == Event).Select(e => e.Level.ToString()),
            Is.EqualTo((string[])["Information", "Warning", "Error", "Fatal"]));
        Assert.That(folder.Names(), Is.Empty);
    }

    [Test]
    public void Every_piece_of_code_in_the_README_compiles()
    {
        var files = Snippets("csharp").Select((code, number) => Sources.Parse($"README/{number}.cs", $$"""
            {{(code.StartsWith("using ", StringComparison.Ordinal) ? "" : Surroundings)}}{{string.Concat(Using().Matches(code).Select(m => m.Value))}}
            static class Snippet{{number}}
            {
                static readonly Serilog.Sinks.Acrilog.Relay.Parent.RelayListener listener = null!;
                static readonly Serilog.Core.Logger log = null!;
                // As much of a host's builder as the code needs; the hosting package is the samples' alone.
                static readonly (Microsoft.Extensions.Logging.ILoggingBuilder Logging, Microsoft.Extensions.DependencyInjection.IServiceCollection Services) builder = default;
                static async Task RunAsync()
                {
                    await Task.CompletedTask;
            {{Using().Replace(code, "")}}
                }
            }
            """)).ToArray();

        Assert.That(() => Sources.Compile(files, MetadataReference.CreateFromFile(typeof(AcrilogFileOptions).Assembly.Location)), Throws.Nothing);
    }

    [Test]
    public void The_README_has_snippets() => Assert.That(JsonSnippets().Concat(RelaySnippets()).Concat(Snippets("csharp")).Count(), Is.GreaterThan(15));

    static IEnumerable<string> Snippets(string language) => Snippet().Matches(System.IO.File.ReadAllText(Repository.Under("README.md")))
        .Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value);

    static string In(TempFolder folder, string json) =>
        json.Replace("\"logs/", $"\"{JsonEncodedText.Encode(folder.Path)}/", StringComparison.Ordinal);

    [GeneratedRegex("^```(?<language>json|csharp)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex("^using [A-Za-z.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Using();
}
