using System.Globalization;
using System.Text;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Formatting;

namespace Serilog.Sinks.Acrilog;

/// <summary>Checks the settings of how bytes reach the disk, and reads those that are text.</summary>
static class AcrilogFileDeliveryChecks
{
    static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);
    static readonly string[] EncodingNames = ["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "utf-32", "us-ascii", "iso-8859-1"];

    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static void Check(AcrilogFileOptions options, bool audit)
    {
        if (audit && options.Buffered)
            throw Wrong("buffered", "true; under AuditTo it must be false, because each call waits for its event to be written");
        ThrowUnlessBetween(options.FlushInterval, TimeSpan.FromMilliseconds(1), "flushInterval", "the default of 1 second");
        if (options.FlushInterval is { } interval && !options.Buffered)
            throw Wrong("flushInterval", $"{interval}; it must be null unless buffered is true, since all is written at once without");
        CheckBuffer(options);
        ThrowUnlessBetween(options.FlushToDiskInterval, TimeSpan.FromMilliseconds(1), "flushToDiskInterval", "leaving it to the system");
        ThrowUnlessBetween(options.FileCheckInterval, TimeSpan.Zero, "fileCheckInterval", "the default of 1 second");
        ThrowIfUndefined(options.FlushToDiskOnLevel, "flushToDiskOnLevel");
        ThrowIfUndefined<FileCompression>(options.Compression, "compression");
        if (options.UnixFileMode is { } mode && ((int)mode & ~0xFFF) != 0)
            throw Wrong("unixFileMode", $"{(int)mode}; allowed are the permissions that System.IO.UnixFileMode names, in octal 0 to 7777");
    }

    static void CheckBuffer(AcrilogFileOptions options)
    {
        if (options.BufferSizeLimitBytes < 1) throw Wrong("bufferSizeLimitBytes", $"{options.BufferSizeLimitBytes}; it must be at least 1");
        ThrowIfUndefined<WhenFull>(options.WhenFull, "whenFull");
        ThrowUnlessBetween(options.WhenFullTimeout, TimeSpan.Zero, "whenFullTimeout", "the default of 1 second");
        if (options.Buffered) return;
        const string Without = "; without buffered: true it must be left out, since nothing waits in memory then";
        if (options.BufferSizeLimitBytes != AcrilogFileOptions.DefaultBufferSizeLimitBytes) throw Wrong("bufferSizeLimitBytes", options.BufferSizeLimitBytes + Without);
        if (options.WhenFull != WhenFull.Wait) throw Wrong("whenFull", options.WhenFull + Without);
        if (options.WhenFullTimeout is { } timeout) throw Wrong("whenFullTimeout", timeout + Without);
    }

    /// <summary>How much waits in memory, and what becomes of more.</summary>
    public static BufferLimits BufferOf(AcrilogFileOptions options) => new(
        options.BufferSizeLimitBytes,
        options.WhenFull == WhenFull.Wait ? options.WhenFullTimeout ?? AcrilogFileOptions.DefaultWhenFullTimeout : TimeSpan.Zero,
        DropsOldest: options.WhenFull == WhenFull.DropOldest);

    /// <summary>The encoding the settings ask for.</summary>
    /// <exception cref="ArgumentException">It is given twice, or its name is not known.</exception>
    public static Encoding EncodingOf(AcrilogFileOptions options)
    {
        // Configuration files cannot say null: what reads them makes it an empty text.
        if (options.EncodingName is not { Length: > 0 } name) return options.Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (options.Encoding is not null)
            throw Wrong("encodingName", $"\"{name}\" beside encoding, which says the same in another way; it must be the only one of the two");
        switch (name.Trim().ToUpperInvariant())
        {
            case "UTF-8" or "UTF8": return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            case "UTF-8-BOM": return new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        }
        try
        {
            return Encoding.GetEncoding(name.Trim());
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw Wrong("encodingName", $"\"{name}\", which is not known; allowed are {string.Join(", ", EncodingNames)} and, once "
                + "CodePagesEncodingProvider is registered, its names", e, NearestName.Of(name.Trim(), EncodingNames));
        }
    }

    /// <summary>A file mode from the octal digits of <c>chmod</c>; null from null and from an empty text.</summary>
    /// <exception cref="ArgumentException">The text is something else.</exception>
    public static UnixFileMode? ParseMode(string? octal)
    {
        if (string.IsNullOrEmpty(octal)) return null;
        var isOctal = octal.Length <= 4 && octal.AsSpan().IndexOfAnyExceptInRange('0', '7') < 0;
        if (!isOctal) throw Wrong("unixFileMode", $"\"{octal}\"; allowed are one to four octal digits, such as 640");
        return (UnixFileMode)octal.Aggregate(0, (mode, digit) => mode * 8 + (digit - '0'));
    }

    static void ThrowUnlessBetween(TimeSpan? value, TimeSpan least, string setting, string meaningOfNull)
    {
        if (value < least || value > LongestInterval)
            throw Wrong(setting, string.Create(CultureInfo.InvariantCulture,
                $"{value}; it must be from {least} to {LongestInterval}, or null for {meaningOfNull}"));
    }

    static void ThrowIfUndefined<T>(T? value, string setting)
        where T : struct, Enum
    {
        if (value is { } given && !Enum.IsDefined(given))
            throw Wrong(setting, $"{given}; allowed are {string.Join(", ", Enum.GetNames<T>())}");
    }

    static ArgumentException Wrong(string setting, string what, Exception? cause = null, string? nearest = null) =>
        new($"{setting} is {what}.{NearestName.Question(nearest)}", setting, cause);
}
