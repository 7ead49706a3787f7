using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>Turns any value of a property into a part of a file name, so that no two values share a name.</summary>
/// <remarks>
/// A value that is fit for a name on every system stays as it is: letters, digits, <c>-</c>, <c>_</c> and inner dots. All others
/// are made fit and get ten letters of their SHA-256 hash.
/// </remarks>
static partial class KeyNames
{
    // File systems take 255 bytes or characters; date, number, extension and what stands around the key need some of them.
    const int LongestBytes = 100;
    const int HashLetters = 10;

    static readonly string[] Reserved = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>The name for a value.</summary>
    /// <param name="key">The value, not empty.</param>
    /// <param name="caseMatters">Whether the file system tells <c>a</c> from <c>A</c>.</param>
    public static string For(string key, bool caseMatters)
    {
        var name = Fit(key);
        if (name == key && Encoding.UTF8.GetByteCount(key) <= LongestBytes && !Misleading().IsMatch(key)
            && !IsReserved(key) && (caseMatters || key.Equals(key.ToLowerInvariant(), StringComparison.Ordinal)))
            return key;
        if (IsReserved(name)) name = "_" + name;
        return $"{Cut(name)}-{Hash(key)}";
    }

    static string Fit(string key)
    {
        // What looks the same is one name on some systems (macOS), so only the composed form is fit.
        var text = IsWellFormed(key) && key.IsNormalized() ? key : "_";
        var fit = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length && i < LongestBytes; i++)
        {
            var inner = i > 0 && i < text.Length - 1;
            fit.Append(char.IsLetterOrDigit(text[i]) || text[i] is '-' or '_' || (text[i] == '.' && inner) ? text[i] : '_');
        }
        return fit.ToString();
    }

    // Half a character (a surrogate without its partner) is no text that could be compared.
    static bool IsWellFormed(string key)
    {
        for (var i = 0; i < key.Length; i++)
        {
            if (!char.IsSurrogate(key[i])) continue;
            if (i + 1 == key.Length || !char.IsSurrogatePair(key[i], key[i + 1])) return false;
            i++;
        }
        return true;
    }

    static string Cut(string name)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestBytes - HashLetters - 1) break;
            length += rune.Utf16SequenceLength;
        }
        return name[..length];
    }

    static bool IsReserved(string name)
    {
        var stem = name.Split('.')[0];
        return Reserved.Contains(stem, StringComparer.OrdinalIgnoreCase) || NumberedDevice().IsMatch(stem);
    }

    static string Hash(string key)
    {
        var hash = SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()));
        return string.Create(HashLetters, hash, static (letters, hash) =>
        {
            // Letters only, since digits could be taken for a date.
            for (var i = 0; i < letters.Length; i++) letters[i] = (char)('a' + (hash[i] & 15));
        });
    }

    // A name that ends as dates, numbers, hashes or compressed files do could be taken for another key's file.
    [GeneratedRegex(@"([0-9]{4}(_[0-9]*)?|_[0-9]{3,}|-[a-p]{10}|\.gz)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Misleading();

    [GeneratedRegex(@"^(COM|LPT)[0-9\u00B9\u00B2\u00B3]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberedDevice();
}
