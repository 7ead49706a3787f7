using System.Runtime.CompilerServices;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// The template texts and property names that a worker sends once and then by number. What finds no room, or is too long to come
/// again, is sent as it is.
/// </summary>
/// <remarks>Safe from any thread.</remarks>
sealed class NameBook
{
    const int Places = 1024;

    // Serilog hands out the same text object for the same template, and its holes' names are objects of the template.
    readonly Entry?[] _byReference = new Entry?[Places];
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly object _gate = new();
    List<string> _unsent = [];
    int _chars;
    volatile int _unsentCount;

    /// <summary>The number of a name, from 1; 0 if it has none.</summary>
    public int NumberOf(string name)
    {
        ref var place = ref _byReference[(uint)RuntimeHelpers.GetHashCode(name) % Places];
        return Volatile.Read(ref place) is { } known && ReferenceEquals(known.Name, name) ? known.Number : Find(name, ref place);
    }

    /// <summary>The names that were given numbers since the last call, in the order of their numbers; null if there are none. They
    /// must be sent before any event that was encoded before the call.</summary>
    /// <param name="first">The number of the first one.</param>
    public IReadOnlyList<string>? TakeUnsent(out int first)
    {
        first = 0;
        if (_unsentCount == 0) return null;
        lock (_gate)
        {
            var unsent = _unsent;
            first = _numbers.Count - unsent.Count + 1;
            _unsent = [];
            _unsentCount = 0;
            return unsent;
        }
    }

    int Find(string name, ref Entry? place)
    {
        if (name.Length > NameLimits.LongestName) return 0;
        lock (_gate)
        {
            if (!_numbers.TryGetValue(name, out var number)) number = Add(name);
            Volatile.Write(ref place, new Entry(name, number));
            return number;
        }
    }

    int Add(string name)
    {
        if (_numbers.Count == NameLimits.MostNames || _chars + name.Length > NameLimits.MostChars) return 0;
        _chars += name.Length;
        _unsent.Add(name);
        _numbers.Add(name, _numbers.Count + 1);
        _unsentCount = _unsent.Count;
        return _numbers.Count;
    }

    sealed record Entry(string Name, int Number);
}
