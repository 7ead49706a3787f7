using System.CodeDom.Compiler;
using System.Diagnostics;
using System.Reflection;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Tells the methods of an application that only pass on what others log.</summary>
static class HiddenMethods
{
    const int Capacity = 4096;

    static readonly BoundedCache<MethodBase, bool> Cache = new(Capacity);

    // Those behind [LoggerMessage], of Microsoft.Extensions.Logging.Abstractions and of Microsoft.Extensions.Telemetry.Abstractions.
    static readonly string[] Generators = ["Microsoft.Extensions.Logging.Generators", "Microsoft.Gen.Logging"];

    /// <summary>
    /// Whether the method or a type around it is marked <see cref="StackTraceHiddenAttribute"/>, or a generator of logging methods
    /// wrote it.
    /// </summary>
    public static bool Contains(MethodBase method)
    {
        if (Cache.TryGet(method, out var known)) return known;

        var isHidden = IsHidden(method);
        // A cached method would keep a plug-in that is to be unloaded.
        if (!method.Module.Assembly.IsCollectible) Cache.Add(method, isHidden);
        return isHidden;
    }

    static bool IsHidden(MethodBase method)
    {
        for (MemberInfo? member = method; member is not null; member = member.DeclaringType)
        {
            if (member.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false)) return true;
            if (member.GetCustomAttribute<GeneratedCodeAttribute>(inherit: false) is { Tool: { } tool } && Generators.Contains(tool)) return true;
        }

        return false;
    }
}
