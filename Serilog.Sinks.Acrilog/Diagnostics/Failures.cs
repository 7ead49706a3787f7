using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Debugging;

namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>The one door to <see cref="SelfLog"/> and to failure listeners: every failure that is not thrown goes through here.</summary>
/// <remarks>
/// <para>Safe to call from any thread; never throws, whatever the user's SelfLog output and listeners do.</para>
/// <para>The user may have SelfLog written to the very log that fails. So whoever takes a lock holds reports back until the lock
/// is left, and a report that comes of another one is said after it, not inside it. A chain of such reports, each of which comes of
/// saying the one before, ends after <see cref="LongestChain"/>; the last one says so.</para>
/// </remarks>
static partial class Failures
{
    // More than one failure has to say, and too few for anybody to wait for.
    public const int LongestChain = 100;

    [ThreadStatic]
    static Queue<FailureReport>? _held;

    [ThreadStatic]
    static int _holds;

    [ThreadStatic]
    static bool _saying;

    // Whose listener hears of what this thread reports while it holds back.
    [ThreadStatic]
    static SinkFailures? _sink;

    [ThreadStatic]
    static ListenerChain? _listeners;

    /// <summary>The listeners that the calling thread is in, which what it logs comes from; null for none.</summary>
    public static ListenerChain? Listeners
    {
        get => _listeners;
        set => _listeners = value;
    }

    /// <summary>Says in SelfLog what failed, for whom, and what is done about it.</summary>
    /// <param name="format">A composite format string, as in <see cref="string.Format(string, object?[])"/>.</param>
    /// <param name="args">The values for its holes.</param>
    public static void Report(string format, params object?[] args) => Report(LoggingFailureKind.Temporary, format, args);

    /// <inheritdoc cref="Report(string, object?[])"/>
    public static void Report(LoggingFailureKind kind, string format, params object?[] args)
    {
        try
        {
            var text = args.Length == 0 ? format : string.Format(null, format, args);
            (_held ??= new Queue<FailureReport>()).Enqueue(new FailureReport(text, _sink, kind, null, args.OfType<Exception>().LastOrDefault()));
        }
        catch (Exception)
        {
            // A value that cannot be text; there is no one left to tell.
        }
        if (_holds == 0) SayHeld();
    }

    /// <summary>Hands events to a listener, in order with what is reported.</summary>
    public static void HandOver(in FailureReport report)
    {
        (_held ??= new Queue<FailureReport>()).Enqueue(report with { Listeners = _listeners });
        if (_holds == 0) SayHeld();
    }

    /// <summary>Holds back what this thread reports until the outermost hold is disposed. Taken before a lock, and so disposed
    /// after it: <c>using var reports = Failures.Hold();</c></summary>
    public static ReportHold Hold() => Hold(_sink);

    /// <inheritdoc cref="Hold()"/>
    /// <param name="sink">Whose listener hears of it too.</param>
    public static ReportHold Hold(SinkFailures? sink)
    {
        var outer = _sink;
        _holds++;
        _sink = sink;
        return new ReportHold(outer);
    }

    /// <summary>Ends a hold; only <see cref="ReportHold.Dispose"/> does.</summary>
    public static void Release(SinkFailures? outer)
    {
        _sink = outer;
        if (--_holds == 0 && _held is { Count: > 0 }) SayHeld();
    }

    static void SayHeld()
    {
        if (_saying || _held is null) return;
        _saying = true;
        try
        {
            var most = _held.Count + LongestChain;
            for (var said = 0; said < most && _held.TryDequeue(out var report); said++)
            {
                if (report.Events is null) Say(report.Text);
                if (report.Sink is { HasListener: true }) Tell(report);
            }
            EndChain();
        }
        finally
        {
            _saying = false;
        }
    }

    // Events are handed over nonetheless: what comes of saying a failure has none.
    static void EndChain()
    {
        if (_held is not { Count: > 0 }) return;
        var events = _held.Where(report => report.Events is not null).ToArray();
        Say($"Saying a failure in SelfLog makes the next one: {_held.Count - events.Length} reports were dropped after {LongestChain}. "
            + "Write SelfLog to something else, such as Console.Error");
        _held.Clear();
        foreach (var report in events) Tell(report);
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

    static void Tell(in FailureReport report)
    {
        var outer = _listeners;
        _listeners = new ListenerChain(report.Sink!, report.Listeners);
        try
        {
            _listeners.Sink.Tell(report);
        }
        finally
        {
            _listeners = outer;
        }
    }
}
