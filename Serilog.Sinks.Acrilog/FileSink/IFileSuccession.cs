using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Which file follows which, and what the active one and those before it are called.</summary>
interface IFileSuccession
{
    /// <summary>Whether a file that gets no event ends with its period all the same.</summary>
    bool RollsWhenIdle { get; }

    /// <summary>Opens the file a log goes on with, which may be one that is to be rolled first.</summary>
    /// <param name="now">The time now.</param>
    ActiveFile Open(DateTimeOffset now);

    /// <summary>Goes on to the file of a period; the active one, if it is that file and will do.</summary>
    /// <param name="active">The file so far; still open and active if this fails.</param>
    /// <param name="period">The period to come.</param>
    /// <param name="willDo">Whether a file may take what is to be written next.</param>
    ActiveFile Follow(ActiveFile active, Period period, Func<LogFile, bool> willDo);

    /// <summary>Shows others which file is active, now that it is written to.</summary>
    void Announce(ActiveFile active);

    /// <summary>Closes the active file for good.</summary>
    void Close(ActiveFile active);
}
