using System.Collections.Concurrent;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Remembers up to a number of values for as long as the process lives; safe from any thread.</summary>
/// <remarks>
/// Its keys are places in a program's source, of which there are only so many. The bound is for a program that makes
/// them up: beyond it, values are made anew each time and memory does not grow.
/// </remarks>
sealed class BoundedCache<TKey, TValue>(int capacity) where TKey : notnull
{
    readonly ConcurrentDictionary<TKey, TValue> _values = new();
    int _room = capacity;

    public bool TryGet(TKey key, out TValue value) => _values.TryGetValue(key, out value!);

    public void Add(TKey key, TValue value)
    {
        if (Volatile.Read(ref _room) > 0 && _values.TryAdd(key, value)) Interlocked.Decrement(ref _room);
    }
}
