using Serilog.Events;
using Torture.Parent;

namespace Torture.Ledgers;

/// <summary>The books of one worker, from three sides: its own tally, what the listener says, what lies in the log.</summary>
sealed class Ledger
{
    public Ledger(Life life, Obituaries obituaries, LogLines lines)
    {
        (Worker, Voice, Fate, IsOverdue) = (life.Name, life.Voice, (Fate)life.Process.ExitCode, life.IsOverdue);
        (IsVandal, Vandalisms) = (life.IsVandal, life.Tally.Vandalisms);
        (End, Complaints, IsUnbalanced, Lines) = (obituaries.Of(Worker), obituaries.Complaints(Worker), obituaries.IsUnbalanced(Worker), lines);
        Entries = [.. Enum.GetValues<LogEventLevel>().Select(level => new LevelEntry(
            life.Tally.Sent(level),
            End?.ReceivedByLevel.GetValueOrDefault(level) ?? 0,
            End?.LostByLevel.GetValueOrDefault(level) ?? 0,
            life.Tally.FellBack(level),
            lines[level]))];
    }

    public string Worker { get; }

    public Voice Voice { get; }

    public Fate Fate { get; }

    /// <summary>Whether it had to be killed, because it did not end when it was asked to.</summary>
    public bool IsOverdue { get; }

    /// <summary>Whether it was told to spoil its pipe.</summary>
    public bool IsVandal { get; }

    /// <summary>How often it did.</summary>
    public long Vandalisms { get; }

    /// <summary>What the listener says of its end; null for nothing.</summary>
    public Obituary? End { get; }

    /// <summary>How often the listener complained of its bytes.</summary>
    public int Complaints { get; }

    /// <summary>Whether the listener says that its account does not balance.</summary>
    public bool IsUnbalanced { get; }

    /// <summary>Its lines in the log.</summary>
    public LogLines Lines { get; }

    /// <summary>For each level, Verbose first.</summary>
    public IReadOnlyList<LevelEntry> Entries { get; }

    public LevelEntry Total => Entries.Aggregate((a, b) => a + b);
}
