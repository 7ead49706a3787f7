using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A piece of a message template.</summary>
sealed class MessagePiece
{
    public MessagePiece(MessageTemplateToken token)
    {
        Text = Wtf8.GetBytes(token is TextToken text ? text.Text : token.ToString() ?? "");
        if (token is not PropertyToken hole) return;
        Name = hole.PropertyName;
        Format = hole.Format;
        Alignment = hole.Alignment;
    }

    /// <summary>The text; that of a hole is written when its property is missing.</summary>
    public byte[] Text { get; }

    /// <summary>The property of a hole; null for text.</summary>
    public string? Name { get; }

    public string? Format { get; }

    public Alignment? Alignment { get; }
}
