using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Which templates can be sent as their text: those that every version of Serilog parses into the same tokens.</summary>
/// <remarks>
/// Not so: templates that were put together by hand, and those with names or formats that only older or only newer
/// versions take for such (<c>{a.b}</c> is text to 3, a hole to 4.3), escaped braces among them.
/// </remarks>
static class TemplateGrammar
{
    public static bool IsItsText(MessageTemplate template)
    {
        foreach (var token in template.Tokens)
            if (!IsCommon(token)) return false;
        return template.Tokens.SequenceEqual(new MessageTemplateParser().Parse(template.Text).Tokens, SameToken.Instance);
    }

    static bool IsCommon(MessageTemplateToken token) => token switch
    {
        TextToken text => !text.Text.Contains('{', StringComparison.Ordinal),
        PropertyToken hole => IsCommonName(hole) && (hole.Format ?? "").All(IsCommonInFormat),
        _ => false,
    };

    static bool IsCommonName(PropertyToken hole)
    {
        var name = hole.PropertyName;
        return name.Length > 0 && (hole.IsPositional || !char.IsDigit(name[0])) && name.All(static c => char.IsLetterOrDigit(c) || c == '_');
    }

    static bool IsCommonInFormat(char c) => char.IsLetterOrDigit(c) || char.IsPunctuation(c) || c is ' ' or '+';

    // Serilog's own equality leaves the alignment out.
    sealed class SameToken : IEqualityComparer<MessageTemplateToken>
    {
        public static readonly SameToken Instance = new();

        public bool Equals(MessageTemplateToken? x, MessageTemplateToken? y) => object.Equals(x, y)
            && (x as PropertyToken)?.Alignment is var left && (y as PropertyToken)?.Alignment is var right
            && left?.Width == right?.Width && left?.Direction == right?.Direction;

        public int GetHashCode(MessageTemplateToken token) => token.GetHashCode();
    }
}
