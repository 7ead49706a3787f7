using System.Runtime.CompilerServices;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// The shapes of the templates that were sent lately, found by reference; one for all encoders of a process. A template
/// that lost its place is looked at again: that costs time, never memory.
/// </summary>
/// <remarks>Safe from any thread.</remarks>
static class TemplateShapes
{
    // A longer one is hardly a template that comes again.
    const int LongestKept = 4096;
    const int Places = 1024;

    static Generation _current = new();

    /// <summary>How many are kept now, and their characters, as <see cref="EventLimits.MaxCachedChars"/> counts them.</summary>
    public static (int Count, int Chars) Kept => _current.Kept;

    public static TemplateShape Of(MessageTemplate template)
    {
        var current = Volatile.Read(ref _current);
        var place = RuntimeHelpers.GetHashCode(template) % Places;
        if (current.Find(place, template) is { } known) return known;
        var shape = TemplateShape.Of(template);
        var chars = TemplateShape.CharsOf(template, shape);
        if (chars <= LongestKept && !current.TryKeep(place, new Entry(template, shape), chars)) Volatile.Write(ref _current, new Generation());
        return shape;
    }

    sealed record Entry(MessageTemplate Template, TemplateShape Shape);

    // Two places for each template, so that two that are logged in turn seldom push each other out.
    sealed class Generation
    {
        readonly Entry?[] _entries = new Entry?[Places];
        int _chars;

        public (int Count, int Chars) Kept => _entries.OfType<Entry>().Aggregate((0, 0), static (sum, entry) =>
            (sum.Item1 + 1, sum.Item2 + TemplateShape.CharsOf(entry.Template, entry.Shape)));

        public TemplateShape? Find(int place, MessageTemplate template)
        {
            if (Volatile.Read(ref _entries[place]) is { } first && ReferenceEquals(first.Template, template)) return first.Shape;
            return Volatile.Read(ref _entries[place ^ 1]) is { } second && ReferenceEquals(second.Template, template) ? second.Shape : null;
        }

        // What is pushed out still counts: a generation ends a little early, and no thread waits for another.
        public bool TryKeep(int place, Entry entry, int chars)
        {
            if (Interlocked.Add(ref _chars, chars) > EventLimits.MaxCachedChars) return false;
            if (_entries[place] is not null && _entries[place ^ 1] is null) place ^= 1;
            Volatile.Write(ref _entries[place], entry);
            return true;
        }
    }
}
