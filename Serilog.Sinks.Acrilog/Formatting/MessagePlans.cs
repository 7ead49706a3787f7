using System.Collections.Concurrent;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>The plans of the message templates in use.</summary>
/// <remarks>
/// Serilog hands out the same <see cref="MessageTemplate"/> for the same text, so the object is the key, and no two texts can be
/// taken for each other. A program that makes up templates for ever costs time but no memory: Serilog's own limits hold here too.
/// </remarks>
static class MessagePlans
{
    /// <summary>Beyond it all are forgotten: those in use soon come back, those that were made up do not.</summary>
    public const int Capacity = 1000;

    /// <summary>A longer template, in characters, is made ready each time.</summary>
    public const int LongestKept = 1024;

    static readonly ConcurrentDictionary<MessageTemplate, MessagePlan> Plans = new(ReferenceEqualityComparer.Instance);

    static int _room = Capacity;

    /// <summary>How many plans are kept.</summary>
    public static int Count => Plans.Count;

    public static MessagePlan Of(MessageTemplate template)
    {
        if (Plans.TryGetValue(template, out var known)) return known;
        var plan = new MessagePlan(template);
        if (template.Text.Length <= LongestKept && Plans.TryAdd(template, plan) && Interlocked.Decrement(ref _room) == 0) Forget();
        return plan;
    }

    static void Forget()
    {
        Plans.Clear();
        Interlocked.Exchange(ref _room, Capacity);
    }
}
