using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A piece of a message template.</summary>
sealed class MessagePiece
{
    public MessagePiece(MessageTemplateToken token)
    {
        Text = Wtf8.GetBytes(token is TextToken text ? text.Text : token.ToString() ?? "");
        EscapedText = Escape(Text);
        if (token is not PropertyToken hole) return;
        Name = hole.PropertyName;
        Format = hole.Format;
        Alignment = hole.Alignment;
    }

    /// <summary>The text; that of a hole is written when its property is missing.</summary>
    public byte[] Text { get; }

    /// <summary>The text without control characters other than tabs and line breaks.</summary>
    public byte[] EscapedText { get; }

    /// <summary>The property of a hole; null for text.</summary>
    public string? Name { get; }

    public string? Format { get; }

    public Alignment? Alignment { get; }

    static byte[] Escape(byte[] text)
    {
        var buffer = Utf8Buffer.Rent();
        try
        {
            buffer.Append(text);
            ControlCharacters.EscapeAllButLineBreaks(buffer, 0);
            return buffer.Length == text.Length ? text : buffer.From(0).ToArray();
        }
        finally
        {
            Utf8Buffer.Return(buffer);
        }
    }
}
