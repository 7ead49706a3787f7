using System.Diagnostics;
using System.Reflection;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Tells whose code a frame runs, by its assembly; an application's method may be hidden.</summary>
static class CodeOrigins
{
    const int Capacity = 4096;

    static readonly BoundedCache<string, CodeOrigin> Cache = new(Capacity);
    static readonly string? CoreLibrary = typeof(object).Assembly.GetName().Name;
    static readonly string? Package = typeof(CodeOrigins).Assembly.GetName().Name;

    // Serilog's packages share its key. Their names would not do: an application may well be called Serilog.Something.
    static readonly byte[] SerilogKey = typeof(ILogger).Assembly.GetName().GetPublicKeyToken() ?? [];

    public static CodeOrigin Of(StackFrame frame)
    {
        if (StackMethod.Of(frame) is not { AssemblyName: { Length: > 0 } assembly } method) return CodeOrigin.Plumbing;
        if (!Cache.TryGet(assembly, out var origin)) Cache.Add(assembly, origin = OfAssembly(assembly));
        return origin == CodeOrigin.Application && method.Method is { } its && HiddenMethods.Contains(its) ? CodeOrigin.Plumbing : origin;
    }

    /// <param name="fullName">An assembly's full name; native code tells no more than name and version.</param>
    public static CodeOrigin OfAssembly(string fullName)
    {
        var assembly = new AssemblyName(fullName);
        var name = assembly.Name ?? "";
        if (name == Package) return CodeOrigin.ThisPackage;
        if (name == CoreLibrary || IsIn("System", name) || IsIn("Microsoft.Extensions.Logging", name)) return CodeOrigin.Plumbing;
        return IsIn("Serilog", name) && HasSerilogKey(assembly) ? CodeOrigin.Serilog : CodeOrigin.Application;
    }

    static bool IsIn(string family, string name) =>
        name.StartsWith(family, StringComparison.Ordinal) && (name.Length == family.Length || name[family.Length] == '.');

    /// <summary>Whether the key is Serilog's, or unknown; an assembly without a key states so.</summary>
    static bool HasSerilogKey(AssemblyName assembly) =>
        assembly.GetPublicKeyToken() is not { } key || key.AsSpan().SequenceEqual(SerilogKey);
}
