using System.Globalization;
using System.Text;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary><c>{Timestamp}</c>. Within a second only the digits of its fraction are written anew.</summary>
sealed class TimestampPart : OutputPart
{
    const int MostFractionDigits = 7;

    // It stands for a digit of the fraction; a template cannot hold it.
    const char Marker = '\u0001';

    readonly string? _format;
    readonly CultureInfo _culture;

    // Null where the text of a second is not kept.
    readonly string? _formatOfSecond;
    readonly int _fractionDigits;

    // Of events that come over relays, some are older than others.
    readonly Second?[] _lasts = new Second?[4];

    /// <summary>A timestamp in a format and culture; null are Serilog's defaults.</summary>
    public TimestampPart(string? format, CultureInfo? culture)
    {
        _format = format;
        _culture = culture ?? CultureInfo.InvariantCulture;
        // A bare timestamp has a fraction only if somebody made a culture with one.
        if (format is null && culture is null) _formatOfSecond = "";
        else if (FractionOf(format) is var (at, length))
            (_formatOfSecond, _fractionDigits) = (WithMarkers(format!, at, length), length);
    }

    public override void Write(LogEvent logEvent, Utf8Buffer output)
    {
        var timestamp = logEvent.Timestamp;
        if (_formatOfSecond is null)
        {
            WriteAnew(timestamp, output);
            return;
        }

        var second = timestamp.Ticks / TimeSpan.TicksPerSecond;
        ref var kept = ref _lasts[second & (_lasts.Length - 1)];
        var last = kept;
        if (last is null || last.Number != second || last.Offset != timestamp.Offset)
        {
            last = Begin(second, timestamp);
            kept = last;
        }

        var start = output.Length;
        output.Append(last.Text);
        if (_fractionDigits > 0) WriteFraction(timestamp.Ticks % TimeSpan.TicksPerSecond, output.From(start + last.FractionAt));
    }

    void WriteAnew(DateTimeOffset timestamp, Utf8Buffer output)
    {
        if (_format is null || Ascii.IsValid(_format)) output.Append(timestamp, _format, _culture);
        else output.Write(timestamp.ToString(_format, _culture));
    }

    Second Begin(long number, DateTimeOffset timestamp)
    {
        var text = timestamp.ToString(_formatOfSecond, _culture);
        var at = _fractionDigits > 0 ? Encoding.UTF8.GetByteCount(text.AsSpan(0, text.IndexOf(Marker))) : 0;
        return new Second(number, timestamp.Offset, at, Encoding.UTF8.GetBytes(text));
    }

    void WriteFraction(long ticks, Span<byte> digits)
    {
        for (var beyond = _fractionDigits; beyond < MostFractionDigits; beyond++) ticks /= 10;
        for (var i = _fractionDigits - 1; i >= 0; i--)
        {
            var tenth = ticks / 10;
            digits[i] = (byte)('0' + (ticks - tenth * 10));
            ticks = tenth;
        }
    }

    /// <summary>Where the digits of the fraction are in a format, of length 0 if it has none; null if that is not plain to see.</summary>
    static (int At, int Length)? FractionOf(string? format)
    {
        // One letter is a standard format. F drops zeros, and what is quoted is no digit.
        if (format is null || format.Length < 2 || format.AsSpan().IndexOfAny("F'\"\\%") >= 0) return null;
        var first = format.IndexOf('f');
        if (first < 0) return (0, 0);
        var after = first;
        while (after < format.Length && format[after] == 'f') after++;
        return after - first > MostFractionDigits || format.IndexOf('f', after) >= 0 ? null : (first, after - first);
    }

    static string WithMarkers(string format, int at, int length) =>
        length == 0 ? format : $"{format[..at]}'{new string(Marker, length)}'{format[(at + length)..]}";

    /// <summary>The text of a second, with room for its fraction.</summary>
    sealed record Second(long Number, TimeSpan Offset, int FractionAt, byte[] Text);
}
