using System.IO.MemoryMappedFiles;
using Serilog.Events;

namespace Torture;

/// <summary>
/// A worker's own count of what it did, in a file mapped into its memory: what stands there outlives a SIGKILL, and the parent
/// reads it.
/// </summary>
/// <remarks>Each number has one writer.</remarks>
sealed class WorkerTally : IDisposable
{
    const int Levels = (int)LogEventLevel.Fatal + 1;
    const int AllSent = 0;
    const int SentByLevel = 1;
    const int FellBackByLevel = SentByLevel + Levels;
    const int AllVandalisms = FellBackByLevel + Levels;
    const int Numbers = AllVandalisms + 1;

    readonly MemoryMappedFile _file;
    readonly MemoryMappedViewAccessor _numbers;

    /// <summary>Opens the tally of a worker, or begins it.</summary>
    public WorkerTally(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, mapName: null, Numbers * sizeof(long));
        _numbers = _file.CreateViewAccessor();
    }

    /// <summary>How often it was made to spoil its pipe.</summary>
    public long Vandalisms => this[AllVandalisms];

    long this[int index]
    {
        get => _numbers.ReadInt64(index * sizeof(long));
        set => _numbers.Write(index * sizeof(long), value);
    }

    /// <summary>Events that it gave to the relay.</summary>
    public long Sent(LogEventLevel level) => this[SentByLevel + (int)level];

    /// <summary>Events that came back, because the pipe was gone.</summary>
    public long FellBack(LogEventLevel level) => this[FellBackByLevel + (int)level];

    /// <summary>Counts an event that is sent now, and gives its number: 1 for the worker's first.</summary>
    public long Send(LogEventLevel level)
    {
        this[SentByLevel + (int)level]++;
        return ++this[AllSent];
    }

    public void FallBack(LogEventLevel level) => this[FellBackByLevel + (int)level]++;

    public void Vandalise() => this[AllVandalisms]++;

    public void Dispose()
    {
        _numbers.Dispose();
        _file.Dispose();
    }
}
