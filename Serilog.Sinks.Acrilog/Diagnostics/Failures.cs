using System.Text.RegularExpressions;
using Serilog.Debugging;

namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>The one door to <see cref="SelfLog"/>: every failure that is not thrown goes through here.</summary>
/// <remarks>
/// <para>Safe to call from any thread; never throws, whatever the user's SelfLog output does.</para>
/// <para>The user may have SelfLog written to the very log that fails. So whoever takes a lock holds reports back until the lock
/// is left, and a report that comes of another one is said after it, not inside it. A chain of such reports, each of which comes of
/// saying the one before, ends after <see cref="LongestChain"/>; the last one says so.</para>
/// </remarks>
static partial class Failures
{
    // More than one failure has to say, and too few for anybody to wait for.
    public const int LongestChain = 100;

    [ThreadStatic]
    static Queue<string>? _held;

    [ThreadStatic]
    static int _holds;

    [ThreadStatic]
    static bool _saying;

    /// <summary>Says in SelfLog what failed, for whom, and what is done about it.</summary>
    /// <param name="format">A composite format string, as in <see cref="string.Format(string, object?[])"/>.</param>
    /// <param name="args">The values for its holes.</param>
    public static void Report(string format, params object?[] args)
    {
        try
        {
            var text = args.Length == 0 ? format : string.Format(null, format, args);
            (_held ??= new Queue<string>()).Enqueue(text);
        }
        catch (Exception)
        {
            // A value that cannot be text; there is no one left to tell.
        }
        if (_holds == 0) SayHeld();
    }

    /// <summary>Holds back what this thread reports until the outermost hold is disposed. Taken before a lock, and so disposed
    /// after it: <c>using var reports = Failures.Hold();</c></summary>
    public static ReportHold Hold()
    {
        _holds++;
        return default;
    }

    /// <summary>Ends a hold; only <see cref="ReportHold.Dispose"/> does.</summary>
    public static void Release()
    {
        if (--_holds == 0 && _held is { Count: > 0 }) SayHeld();
    }

    static void SayHeld()
    {
        if (_saying || _held is null) return;
        _saying = true;
        try
        {
            var most = _held.Count + LongestChain;
            for (var said = 0; said < most && _held.TryDequeue(out var text); said++) Say(text);
            if (_held.Count == 0) return;
            Say($"Saying a failure in SelfLog makes the next one: {_held.Count} reports were dropped after {LongestChain}. "
                + "Write SelfLog to something else, such as Console.Error");
            _held.Clear();
        }
        finally
        {
            _saying = false;
        }
    }

    // Where the user logs this text as a message template, Serilog reports each of its holes, for which there is no value, in
    // SelfLog: with the template, which is then logged, and so on without end. With a space it is only text.
    static string WithoutHoles(string text) => StartOfHole().Replace(text, "{ ");

    [GeneratedRegex(@"\{(?=[\w@$])", RegexOptions.CultureInvariant)]
    private static partial Regex StartOfHole();

    static void Say(string text)
    {
        try
        {
            SelfLog.WriteLine("{0}", WithoutHoles(text));
        }
        catch (Exception)
        {
            // The user's own SelfLog output failed; there is no one left to tell.
        }
    }
}
