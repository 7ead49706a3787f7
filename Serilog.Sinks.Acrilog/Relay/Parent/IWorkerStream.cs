namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Understands the bytes of one worker: those of this package, or lines of text.</summary>
/// <remarks>Not thread-safe.</remarks>
interface IWorkerStream
{
    /// <summary>Where the next bytes go; never empty.</summary>
    Memory<byte> Space();

    /// <summary>Takes in so many bytes of <see cref="Space"/>, and hands what is whole to the log.</summary>
    /// <param name="count">How many came; 0 goes on with those that came before.</param>
    /// <param name="stop">Cancelled when nothing more is to be handed over now.</param>
    /// <exception cref="Wire.WireFormatException">The worker is not one to listen to any longer.</exception>
    void Take(int count, CancellationToken stop);

    /// <summary>Nothing more comes: hands over what was whole but for its mark of an end.</summary>
    void End();

    /// <summary>Whether the worker has said that nothing more comes.</summary>
    bool SaidBye { get; }

    /// <summary>Whether the worker can be asked for a mark.</summary>
    bool AnswersFlush { get; }

    /// <summary>Whether the worker keeps what is not acknowledged, for its fallback.</summary>
    bool KeepsUnacknowledged { get; }

    /// <summary>Bytes of a frame or line that has begun and not ended.</summary>
    int UnfinishedBytes { get; }

    /// <summary>Whether the end of the pipe is a good end, when the worker's process ended with this code.</summary>
    bool EndsCleanly(int? exitCode);
}
