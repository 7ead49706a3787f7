using Benchmarks.Workload;

namespace Benchmarks.Roll;

/// <summary>A folder, and the files that lie in it before a log is opened there.</summary>
sealed class Crowd : IDisposable
{
    public const int Size = 10_000;

    readonly HashSet<string> _members = [];

    public Crowd(string folder, Neighbours neighbours, IContender contender)
    {
        Place = new Place(folder);
        if (neighbours == Neighbours.Nothing) return;
        for (var number = 0; number < Size; number++)
        {
            var path = Path.Combine(Place.Folder, neighbours == Neighbours.Own ? contender.OldFileName(number) : $"other-{number}.txt");
            using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
            RandomAccess.Write(file, "An old line.\n"u8, 0);
            _members.Add(path);
        }
    }

    public Place Place { get; }

    /// <summary>The files that have come since.</summary>
    public IReadOnlyList<string> Newcomers => [.. Directory.EnumerateFiles(Place.Folder).Where(path => !_members.Contains(path))];

    public void Dispose() => Place.Dispose();
}
