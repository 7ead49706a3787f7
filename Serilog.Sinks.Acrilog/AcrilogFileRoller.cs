using Serilog.Sinks.Acrilog.FileSink;

namespace Serilog.Sinks.Acrilog;

/// <summary>
/// Rolls log files on demand: give it to one or more files as <see cref="AcrilogFileOptions.Roller"/>, keep it where it is needed
/// (a field, a service in the container), and call <see cref="Roll"/>.
/// </summary>
/// <remarks>Safe from any thread. It holds a sink only until that is disposed.</remarks>
public sealed class AcrilogFileRoller
{
    readonly object _gate = new();
    readonly List<IRollable> _sinks = [];

    /// <summary>
    /// Begins the next file of each log this was given to, and returns when that is done. A log without a file open yet begins
    /// with a new one; one whose file has no event stays in it. With <c>AcrilogFiles</c>, a value whose file is closed at that
    /// time begins with a new one when it comes again. Events logged before this is called are in the file before, those
    /// logged after it returns are in the file after. Never throws: a roll that fails is reported in
    /// <see cref="Debugging.SelfLog"/>, once until one succeeds, logging goes on in the old file, and the roll is tried again after 100 ms,
    /// doubling to 30 s, with the next event. Each call of this method tries at once, whenever that is due.
    /// </summary>
    public void Roll()
    {
        IRollable[] sinks;
        lock (_gate)
        {
            _sinks.RemoveAll(sink => sink.IsDisposed);
            sinks = [.. _sinks];
        }
        foreach (var sink in sinks) sink.Roll();
    }

    internal void Add(IRollable sink)
    {
        lock (_gate)
        {
            _sinks.RemoveAll(other => other.IsDisposed);
            _sinks.Add(sink);
        }
    }
}
