namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>A file that a case left.</summary>
/// <param name="Name">Its name, with its folder if that is not the log's.</param>
/// <param name="Rank">Its place among the log's own files; null if it is none of them any more.</param>
/// <param name="Bytes">How long it is, uncompressed.</param>
/// <param name="Lines">What it has, line by line.</param>
sealed record FoundFile(string Name, FileRank? Rank, long Bytes, IReadOnlyList<(string Text, Mark Mark)> Lines)
{
    public IEnumerable<Mark> Events => Lines.Select(line => line.Mark).Where(mark => mark.Kind == MarkKind.Event);
}
