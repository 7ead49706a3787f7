using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>The names of a frame's method.</summary>
/// <param name="AssemblyName">The full name of the assembly.</param>
/// <param name="TypeName">The full name of the declaring type.</param>
/// <param name="Name">The name of the method.</param>
/// <param name="IsAccessor">Whether the compiler gave the method its name, as it does for accessors.</param>
/// <param name="Method">The method itself; null in native code without reflection data for it.</param>
readonly record struct StackMethod(string AssemblyName, string TypeName, string Name, bool IsAccessor, MethodBase? Method)
{
    /// <summary>Null where nothing is known: a stub of the runtime, or code whose names were trimmed away.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026",
        Justification = "Only names are read. Where trimming took the method's metadata, the stack's own data is asked.")]
    public static StackMethod? Of(StackFrame frame)
    {
        if (frame.GetMethod() is { DeclaringType: { FullName: { } typeName } type } method)
            return new StackMethod(type.Assembly.FullName ?? "", typeName, method.Name, method.IsSpecialName, method);
#if NET9_0_OR_GREATER
        // Native code has no reflection data for most methods, but keeps the names that stack traces show.
        if (DiagnosticMethodInfo.Create(frame) is { DeclaringTypeName: { } declaring } diagnostic)
            return new StackMethod(diagnostic.DeclaringAssemblyName, declaring, diagnostic.Name, IsAccessor: false, Method: null);
#endif
        return null;
    }
}
