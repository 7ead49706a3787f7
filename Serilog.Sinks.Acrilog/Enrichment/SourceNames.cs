namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Names from compiled code as they are read in its source.</summary>
static class SourceNames
{
    /// <summary>The file's name without folder and extension, whichever system it was compiled on.</summary>
    public static string OfFile(string path)
    {
        var name = path.AsSpan(path.AsSpan().LastIndexOfAny('/', '\\') + 1);
        var dot = name.LastIndexOf('.');
        return (dot > 0 ? name[..dot] : name).ToString();
    }

    /// <summary>The outermost type's name without namespace and arity.</summary>
    /// <param name="fullName">As reflection writes it: <c>Company.Jobs`1+Part+&lt;Run&gt;d__0</c>.</param>
    public static string OfType(string fullName)
    {
        var outermost = fullName.AsSpan();
        if (outermost.IndexOfAny('+', '[') is var nested and >= 0) outermost = outermost[..nested];
        outermost = outermost[(outermost.LastIndexOf('.') + 1)..];
        if (outermost.IndexOf('`') is var arity and >= 0) outermost = outermost[..arity];
        return outermost.ToString();
    }

    /// <summary>The member that the source shows around the code, as <c>CallerMemberName</c> has it.</summary>
    /// <param name="typeName">The declaring type's full name.</param>
    /// <param name="methodName">The method's name.</param>
    /// <param name="isAccessor">Whether the method may belong to a property or an event.</param>
    /// <remarks>
    /// The compiler moves lambdas and local functions to methods called <c>&lt;Run&gt;b__0</c>, <c>&lt;Run&gt;g__Local|0</c>,
    /// and async methods and iterators to <c>MoveNext</c> of a type called <c>&lt;Run&gt;d__0</c>; they nest.
    /// </remarks>
    public static string OfMember(string typeName, string methodName, bool isAccessor)
    {
        var type = typeName.AsSpan();
        if (type.IndexOf("[[") is var arguments and >= 0) type = type[..arguments];
        var innermostType = type[(type.LastIndexOf('+') + 1)..];
        var name = InBrackets(methodName);
        if (name.IsEmpty) name = InBrackets(innermostType);
        if (name.IsEmpty) name = methodName;

        // An explicit implementation is named after its interface too; a state machine of one has dashes for dots.
        if (name.LastIndexOfAny('.', '-') is var dot and > 0) name = name[(dot + 1)..];
        if (isAccessor) name = WithoutAccessor(name);
        return name.ToString();
    }

    /// <summary>The member of a name as <c>CallerMemberName</c> gives it; it knows <c>&lt;Main&gt;$</c>.</summary>
    public static string OfMember(string callerMemberName) => OfMember("", callerMemberName, isAccessor: false);

    /// <summary>What stands in the brackets at the start of a name, and in the brackets at the start of that.</summary>
    static ReadOnlySpan<char> InBrackets(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> found = default;
        while (name.Length > 0 && name[0] == '<')
        {
            var end = ClosingBracket(name);
            if (end <= 1) break;
            found = name = name[1..end];
        }

        return found.Length > 0 && found[0] == '<' ? default : found;
    }

    static int ClosingBracket(ReadOnlySpan<char> name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '<') depth++;
            else if (name[i] == '>' && --depth == 0) return i;
        }

        return -1;
    }

    static ReadOnlySpan<char> WithoutAccessor(ReadOnlySpan<char> name)
    {
        foreach (var accessor in (ReadOnlySpan<string>)["get_", "set_", "add_", "remove_"])
            if (name.StartsWith(accessor, StringComparison.Ordinal))
                return name[accessor.Length..];
        return name;
    }
}
