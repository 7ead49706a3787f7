using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A program of one file, compiled into memory with its debug symbols.</summary>
static class CompiledProgram
{
    static readonly string[] References = ["System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "Serilog"];

    public static Assembly Load(string source, string path, OptimizationLevel optimization)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Latest), path);
        var compilation = CSharpCompilation.Create($"{Path.GetFileNameWithoutExtension(path)}{optimization}", [tree],
            References.Select(name => MetadataReference.CreateFromFile(Assembly.Load(name).Location)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: optimization));

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.That(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        return Assembly.Load(assembly.ToArray(), symbols.ToArray());
    }
}
