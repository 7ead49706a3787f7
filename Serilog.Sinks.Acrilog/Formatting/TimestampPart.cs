using System.Buffers;
using System.Globalization;
using System.Text;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary><c>{Timestamp}</c> or <c>{UtcTimestamp}</c>. Within a second only the digits of its fraction are written anew.</summary>
sealed class TimestampPart : OutputPart
{
    const int MostFractionDigits = 7;

    // It stands for a digit of the fraction; a format that has it is not kept by the second.
    const char Marker = '\u0001';

    // F drops zeros, and what is quoted is no digit.
    static readonly SearchValues<char> NotPlain = SearchValues.Create($"F'\"\\%{Marker}");

    readonly string? _format;
    readonly CultureInfo _culture;
    readonly bool _isUtc;
    readonly bool _isSameInUtf8;

    // Null where the text of a second is not kept.
    readonly string? _formatOfSecond;
    readonly int _fractionDigits;

    // Of events that come over relays, some are older than others.
    readonly Second?[] _lasts = new Second?[4];

    /// <param name="format">The format; null is Serilog's default.</param>
    /// <param name="culture">How it is written; null is the invariant culture.</param>
    /// <param name="isUtc">Whether it is the time in UTC, which Serilog takes for a <see cref="DateTime"/>.</param>
    public TimestampPart(string? format, CultureInfo? culture, bool isUtc)
    {
        _format = format;
        _culture = culture ?? CultureInfo.InvariantCulture;
        _isUtc = isUtc;
        _isSameInUtf8 = (format is null || Ascii.IsValid(format)) && DateText.IsSameInUtf8(_culture);
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

        if (_isUtc) timestamp = timestamp.ToUniversalTime();
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
        if (!_isSameInUtf8) output.Write(TextOf(timestamp, _format));
        else if (_isUtc) output.Append(timestamp.UtcDateTime, _format, _culture);
        else output.Append(timestamp, _format, _culture);
    }

    string TextOf(DateTimeOffset timestamp, string? format) =>
        _isUtc ? timestamp.UtcDateTime.ToString(format, _culture) : timestamp.ToString(format, _culture);

    Second Begin(long number, DateTimeOffset timestamp)
    {
        var text = Wtf8.GetBytes(TextOf(timestamp, _formatOfSecond));
        return new Second(number, timestamp.Offset, _fractionDigits > 0 ? text.AsSpan().IndexOf((byte)Marker) : 0, text);
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
        // One letter is a standard format.
        if (format is null || format.Length < 2 || format.AsSpan().ContainsAny(NotPlain)) return null;
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
