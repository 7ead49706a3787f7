using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A message template, made ready to be written many times.</summary>
sealed class MessagePlan(MessageTemplate template)
{
    public MessagePiece[] Pieces { get; } = [.. template.Tokens.Select(token => new MessagePiece(token))];

    /// <summary>Whether the template has a hole for that property.</summary>
    public bool Names(string property)
    {
        foreach (var piece in Pieces)
            if (piece.Name == property) return true;
        return false;
    }
}
