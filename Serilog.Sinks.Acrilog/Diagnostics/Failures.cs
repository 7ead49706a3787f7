using System.Text;
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
static class Failures
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
            (_held ??= new Queue<FailureReport>()).Enqueue(new FailureReport(text, _sink, kind, null, Array.FindLast(args, arg => arg is Exception) as Exception));
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
            SayChain(_held);
        }
        finally
        {
            _saying = false;
        }
    }

    // Events are handed over however long the chain is: what listeners log is never handed to them, so that comes to an end.
    static void SayChain(Queue<FailureReport> held)
    {
        var (most, dropped) = (held.Count + LongestChain, 0);
        for (var said = 0; held.TryDequeue(out var report); said++)
        {
            if (report.Events is null && said >= most)
            {
                dropped++;
                continue;
            }
            if (report.Events is null) Say(report.Text);
            if (report.Sink is { HasListener: true }) Tell(report);
        }
        if (dropped == 0) return;
        Say($"Saying a failure in SelfLog makes the next one: {dropped} reports were dropped after {LongestChain}. "
            + "Write SelfLog to something else, such as Console.Error");
        while (held.TryDequeue(out var report))
            if (report.Events is not null) Tell(report);
    }

    // Where the user logs this text as a message template, Serilog reports each of its holes, for which there is no value, in
    // SelfLog: with the template, which is then logged, and so on without end. With a space it is only text.
    static string WithoutHoles(string text)
    {
        if (!text.Contains('{')) return text;
        // Nothing that lies in an assembly of its own: the report may be that no file can be opened any more.
        var safe = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            safe.Append(text[i]);
            if (text[i] == '{' && i + 1 < text.Length && BeginsHole(text[i + 1])) safe.Append(' ');
        }
        return safe.ToString();
    }

    static bool BeginsHole(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '$';

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
