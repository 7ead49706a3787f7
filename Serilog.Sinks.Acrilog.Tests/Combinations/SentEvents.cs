using System.IO.MemoryMappedFiles;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>How far each event came whose writing was begun, in a file that several processes have in their memory: it is known of a
/// process that was killed too.</summary>
sealed class SentEvents : IDisposable
{
    public const int Phases = 3;
    public const int EventsAPhase = 30;

    /// <summary>Of a worker, or of one of the processes that share a log; the first ones are those of the one that is killed.</summary>
    public const int WritersAProcess = 2;

    public static readonly string[] Writers = ["wa", "wb", "wc", "wd"];

    const int EventsAWriter = Phases * EventsAPhase;

    readonly MemoryMappedFile _file;
    readonly MemoryMappedViewAccessor _states;

    public SentEvents(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Writers.Length * EventsAWriter);
        _states = _file.CreateViewAccessor();
    }

    /// <summary>The numbers of a phase.</summary>
    public static IEnumerable<int> NumbersOf(int phase) => Enumerable.Range(phase * EventsAPhase, EventsAPhase);

    public static int PhaseOf(int number) => number / EventsAPhase;

    /// <summary>Whether some call of the case logged it.</summary>
    public SentState this[string writer, int number] => (SentState)_states.ReadByte(IndexOf(writer, number));

    public IEnumerable<(string Writer, int Number, SentState State)> All =>
        from writer in Writers
        from number in Enumerable.Range(0, EventsAWriter)
        select (writer, number, this[writer, number]);

    /// <summary>How many events of a phase a writer's calls have returned from.</summary>
    public int ReturnedOf(string writer, int phase) => NumbersOf(phase).Count(number => this[writer, number] >= SentState.Returned);

    public void Note(string writer, int number, SentState state) => _states.Write(IndexOf(writer, number), (byte)state);

    public void Dispose()
    {
        _states.Dispose();
        _file.Dispose();
    }

    static int IndexOf(string writer, int number) => (Array.IndexOf(Writers, writer) * EventsAWriter) + number;
}
