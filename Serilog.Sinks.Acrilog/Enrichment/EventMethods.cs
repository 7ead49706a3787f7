using System.Reflection;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Tells the methods that are handed a finished event, as those of sinks, enrichers and filters are.</summary>
static class EventMethods
{
    const int Capacity = 4096;

    static readonly BoundedCache<MethodBase, bool> Cache = new(Capacity);

    // Of native code no more than the name is known; it takes these for the methods of Serilog's interfaces.
    static readonly string[] Names = ["Emit", "EmitOrThrow", "Enrich", "Dispatch", "IsEnabled"];

    public static bool Contains(StackMethod method)
    {
        if (method.Method is not { } known) return Names.Contains(method.Name);
        if (Cache.TryGet(known, out var takes)) return takes;

        takes = known.GetParameters().Any(parameter => parameter.ParameterType == typeof(LogEvent));
        // A cached method would keep a plug-in that is to be unloaded.
        if (!known.Module.Assembly.IsCollectible) Cache.Add(known, takes);
        return takes;
    }
}
