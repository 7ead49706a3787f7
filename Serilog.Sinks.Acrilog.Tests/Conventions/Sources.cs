using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

/// <summary>
/// C# as the compiler understands it, so that a rule is checked on what a name means and not on how it is written.
/// </summary>
static class Sources
{
    const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // Parts that a source generator writes in the real build: partial methods and properties without a body.
    static readonly string[] LeftToGenerators = ["CS8795", "CS9248"];

    static readonly CSharpParseOptions Options = new(
        LanguageVersion.Latest,
        preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER", "NET9_0_OR_GREATER", "NET8_0_OR_GREATER"]);

    /// <summary>Every reference of this test run, that is of the library too, but not the library itself.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) is not (Repository.Library or Repository.Tests))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>The files of a project, each with its path relative to the repository.</summary>
    public static IReadOnlyList<SyntaxTree> Of(string project) =>
        [.. Repository.SourcesOf(project).Select(file => Parse(file, System.IO.File.ReadAllText(Repository.Under(file))))];

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Options, path);

    /// <summary>The folder of a file within its project, with dots; empty for the project's own folder.</summary>
    public static string RoomOf(SyntaxTree tree) => string.Join('.', tree.FilePath.Split('/')[1..^1]);

    /// <exception cref="InvalidOperationException">The code does not compile, so a rule checked on it would see nothing.</exception>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> files, params MetadataReference[] beside)
    {
        var code = CSharpCompilation.Create(
            "Conventions",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, Options), .. files],
            [.. References, .. beside],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var errors = code.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error && !LeftToGenerators.Contains(d.Id))
            .ToArray();
        return errors.Length == 0 ? code : throw new InvalidOperationException(string.Join('\n', errors.Select(e => e.ToString())));
    }
}
