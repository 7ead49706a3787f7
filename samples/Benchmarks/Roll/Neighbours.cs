namespace Benchmarks.Roll;

/// <summary>What lies in the log's folder when it is opened.</summary>
enum Neighbours
{
    Nothing,

    /// <summary>Files that have nothing to do with the log.</summary>
    Others,

    /// <summary>Files that the log itself has written on earlier days.</summary>
    Own,
}
