using System.Text;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>Fills in what a path may leave open: values in braces that do not change while a process lives.</summary>
static class PathTokens
{
    /// <summary>Replaces <c>{MachineName}</c> and <c>{ProcessId}</c> by their values, <c>{{</c> and <c>}}</c> by a brace.</summary>
    /// <param name="path">As configured.</param>
    /// <exception cref="ArgumentException">A token is unknown, or a brace is not closed.</exception>
    public static string Fill(string path)
    {
        var filled = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (c is not ('{' or '}') || (c == '}' && !Doubled(path, i)))
            {
                filled.Append(c);
            }
            else if (Doubled(path, i))
            {
                filled.Append(c);
                i++;
            }
            else
            {
                var end = path.IndexOf('}', i);
                if (end < 0) throw Wrong(path, "has a brace that is not closed");
                filled.Append(ValueOf(path[(i + 1)..end], path));
                i = end;
            }
        }
        return filled.ToString();
    }

    static bool Doubled(string path, int i) => i + 1 < path.Length && path[i + 1] == path[i];

    static string ValueOf(string token, string path) => token switch
    {
        "MachineName" => Environment.MachineName,
        "ProcessId" => Environment.ProcessId.ToString(null, null),
        _ => throw Wrong(path, $"has the unknown token {{{token}}}"),
    };

    static ArgumentException Wrong(string path, string what) =>
        new($"path \"{path}\" {what}; allowed are {{MachineName}} and {{ProcessId}}, and {{{{ for a brace.", nameof(path));
}
