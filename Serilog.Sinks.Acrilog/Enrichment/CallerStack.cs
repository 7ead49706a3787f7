using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Finds on the stack the code that logged: the first frame of the application that did not merely pass the event on.</summary>
/// <remarks>
/// Enrichers, filters and sinks of the application stand between two parts of Serilog: they were called with the event, and hand it to
/// the next logger or enricher. One that logs an event of its own is the caller of that event.
/// Reading file and line opens the debug symbols, far dearer than walking the stack, so each place in the code is read once.
/// An event that this package itself puts into a pipeline, a worker's for one, has no caller in this process.
/// </remarks>
static class CallerStack
{
    const int Capacity = 4096;

    static readonly BoundedCache<(MethodBase Method, int Offset), CallSite> Cache = new(Capacity);

    /// <summary>The place in the code that logs right now; null where none can be told.</summary>
    // Two traces are taken here and the second is indexed by the first: both must start at the same frame.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CallSite? Find()
    {
        var trace = new StackTrace(fNeedFileInfo: false);
        var index = IndexOfCaller(trace.FrameCount, i => CodeOrigins.Of(trace.GetFrame(i)!),
            i => StackMethod.Of(trace.GetFrame(i)!) is { } method && EventMethods.Contains(method));
        if (index < 0) return null;

        var frame = trace.GetFrame(index)!;
        var key = (Method: MethodOf(frame), Offset: frame.GetILOffset());
        if (key.Method is not null && Cache.TryGet(key!, out var known)) return known;

        var site = Read(new StackTrace(fNeedFileInfo: true).GetFrame(index) ?? frame);
        // A cached method would keep a plug-in that is to be unloaded.
        if (site is not null && key.Method is { Module.Assembly.IsCollectible: false }) Cache.Add(key!, site);
        return site;
    }

    /// <summary>The frame of the application that logged; -1 where none did.</summary>
    /// <param name="frames">How many frames there are; the first is the innermost.</param>
    /// <param name="originOf">Whose code a frame runs.</param>
    /// <param name="takesEvent">Whether a frame was handed a finished event.</param>
    public static int IndexOfCaller(int frames, Func<int, CodeOrigin> originOf, Func<int, bool> takesEvent)
    {
        // Between two parts of Serilog: the innermost frame of others, and the outermost.
        var (first, last) = (-1, -1);
        var serilog = -1;
        for (var index = 0; index < frames; index++)
        {
            switch (originOf(index))
            {
                case CodeOrigin.Serilog:
                    // Inside of the first part there are only enrichers.
                    if (serilog >= 0 && first >= 0 && !(takesEvent(serilog) && takesEvent(last))) return CallerAt(first);
                    (first, last, serilog) = (-1, -1, index);
                    break;
                case CodeOrigin.Application:
                case CodeOrigin.ThisPackage when serilog >= 0:
                    last = index;
                    if (first < 0) first = index;
                    break;
            }
        }

        return CallerAt(first);

        // An event that this package puts into a pipeline for others was not logged here.
        int CallerAt(int index) => index >= 0 && originOf(index) == CodeOrigin.Application ? index : -1;
    }

    static CallSite? Read(StackFrame frame)
    {
        if (StackMethod.Of(frame) is not { } method) return null;
        var file = frame.GetFileName();
        var line = frame.GetFileLineNumber();
        return new CallSite(
            string.IsNullOrEmpty(file) ? SourceNames.OfType(method.TypeName) : SourceNames.OfFile(file),
            SourceNames.OfMember(method.TypeName, method.Name, method.IsAccessor),
            line > 0 ? line : null);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only tells methods apart; null is handled.")]
    static MethodBase? MethodOf(StackFrame frame) => frame.GetMethod();
}
