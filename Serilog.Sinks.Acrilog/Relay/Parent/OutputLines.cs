using System.Text;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Cuts text into lines as it comes; a line that does not end is cut, so that it takes no memory without bound.</summary>
sealed class OutputLines(Action<string> say)
{
    const int LongestLine = 16 * 1024;

    readonly StringBuilder _open = new();

    /// <summary>Says the lines that end in this text, and keeps what follows them.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n');
            var piece = end < 0 ? text : text[..end];
            var room = LongestLine - _open.Length;
            if (piece.Length > room)
            {
                if (room > 0 && char.IsHighSurrogate(piece[room - 1])) room--;
                _open.Append(piece[..room]);
                text = text[room..];
            }
            else
            {
                _open.Append(piece);
                text = text[(end < 0 ? piece.Length : end + 1)..];
                if (end < 0) return;
            }

            Say();
        }
    }

    /// <summary>Says what is left.</summary>
    public void End()
    {
        if (_open.Length > 0) Say();
    }

    void Say()
    {
        if (_open.Length > 0 && _open[^1] == '\r') _open.Length--;
        var line = _open.ToString();
        _open.Clear();
        if (line.Length > 0) say(line);
    }
}
