namespace Torture.Ledgers;

/// <summary>What became of the events of one level.</summary>
/// <param name="Sent">By the worker's own count, which outlives it.</param>
/// <param name="Received">By the parent, as it says at the worker's end.</param>
/// <param name="Told">Lost, and the parent says so at the worker's end: the queue was full, a frame was damaged, or the listener
/// was disposed and had no time to write it.</param>
/// <param name="FellBack">Came back in the worker, because the pipe was gone. The last of them may have been received all the same.</param>
/// <param name="InFile">Lines in the log.</param>
readonly record struct LevelEntry(long Sent, long Received, long Told, long FellBack, long InFile)
{
    /// <summary>Nobody is left to tell of these: they were in the queue of a worker that was killed, or in a pipe that it spoiled.</summary>
    public long Gone => Math.Max(0, Sent - Received - Told - FellBack);

    public static LevelEntry operator +(LevelEntry a, LevelEntry b) =>
        new(a.Sent + b.Sent, a.Received + b.Received, a.Told + b.Told, a.FellBack + b.FellBack, a.InFile + b.InFile);
}
