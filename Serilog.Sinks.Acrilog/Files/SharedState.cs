namespace Serilog.Sinks.Acrilog.Files;

/// <summary>How far a shared log has come, in the one word that its processes change at a stroke.</summary>
/// <param name="Word">20 bits of generation over 44 bits of length: a file of up to 16 TiB.</param>
readonly record struct SharedState(long Word)
{
    const int LengthBits = 44;
    const long LengthMask = (1L << LengthBits) - 1;

    /// <summary>A number that changes whenever another file becomes the active one.</summary>
    public int Generation => (int)(Word >>> LengthBits);

    /// <summary>The bytes of the active file that are written, or taken by a process that is about to.</summary>
    public long LengthBytes => Word & LengthMask;

    public static SharedState Of(int generation, long lengthBytes) =>
        new(((long)generation << LengthBits) | Math.Min(lengthBytes, LengthMask));

    /// <summary>This state with room taken for a record.</summary>
    public SharedState With(int bytes) => Of(Generation, LengthBytes + bytes);
}
