using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What the values of one property are written with.</summary>
/// <param name="Template">The event's template.</param>
/// <param name="PropertyName">The top-level property the value belongs to.</param>
/// <param name="Limits">How much is kept.</param>
readonly record struct ValueContext(MessageTemplate Template, string PropertyName, CutLimits Limits)
{
    /// <summary>The format strings that the template asks of this property; only values of unknown types need them.</summary>
    public IEnumerable<string> Formats()
    {
        foreach (var token in Template.Tokens)
            if (token is PropertyToken { Format: { } format } hole && hole.PropertyName == PropertyName) yield return format;
    }
}
