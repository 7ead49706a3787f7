namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>What became of a record that was to be appended beside others.</summary>
enum AppendOutcome
{
    /// <summary>The operating system has it.</summary>
    Done,

    /// <summary>Too many threads append now.</summary>
    Crowded,

    /// <summary>There is more to do than to append, or the file did not take it.</summary>
    NeedsTurn,
}
