using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog;

/// <summary>Checks the settings that say when a file ends, what files are called and which are kept, and makes their values.</summary>
static class AcrilogFileRollChecks
{
    /// <exception cref="ArgumentException">A setting is wrong, or does not go with another one.</exception>
    public static RollTiming TimingOf(AcrilogFileOptions options)
    {
        CheckLengths(options);
        CheckOnlyLength(options);
        var hasDays = options.RollEverySeconds is null
            && options.RollingInterval is RollingInterval.Day or RollingInterval.Month or RollingInterval.Year;
        if (options.RollAtTime is { } time)
        {
            if (!hasDays) throw Wrong("rollAtTime", $"{time}; it must go with a rollingInterval of Day, Month or Year, not with {Length(options)}");
            if (time < TimeSpan.Zero || time >= TimeSpan.FromDays(1))
                throw Wrong("rollAtTime", $"{time}; it must be from 00:00:00 to before 24:00:00, or null for midnight");
        }
        if (options.RollOnDay is { } day)
        {
            if (!Enum.IsDefined(day)) throw Wrong("rollOnDay", $"{day}; allowed are {string.Join(", ", Enum.GetNames<DayOfWeek>())}");
            if (!hasDays || options.RollingInterval != RollingInterval.Day)
                throw Wrong("rollOnDay", $"{day}; it must go with a rollingInterval of Day, not with {Length(options)}");
        }
        return new RollTiming(options.RollingInterval)
        {
            Every = options.RollEvery,
            EverySeconds = options.RollEverySeconds,
            AtTime = options.RollAtTime ?? TimeSpan.Zero,
            OnDay = options.RollOnDay,
        };
    }

    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public static TimeZoneInfo ZoneOf(AcrilogFileOptions options)
    {
        // Configuration files cannot say null: what reads them makes it an empty text.
        if (options.TimeZone is not { Length: > 0 } id) return options.TimeProvider.LocalTimeZone;
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException
            or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw Wrong("timeZone", $"\"{id}\"; it must be an id this system knows, such as UTC or Europe/Berlin, or null for the local zone", e,
                NearestZone(id));
        }
    }

    /// <exception cref="ArgumentException">A limit is none.</exception>
    public static RetentionPolicy RetentionOf(AcrilogFileOptions options)
    {
        if (options.RetainedFileTimeLimit is { } limit && limit <= TimeSpan.Zero)
            throw Wrong("retainedFileTimeLimit", $"{limit}; it must be more than zero, or null for keeping all files");
        if (options.RetainedTotalSizeLimitBytes < 1)
            throw Wrong("retainedTotalSizeLimitBytes", $"{options.RetainedTotalSizeLimitBytes}; it must be at least 1, or null for no limit");
        return new RetentionPolicy(options.RetainedFileCountLimit, options.RetainedFileTimeLimit, options.RetainedTotalSizeLimitBytes);
    }

    /// <exception cref="ArgumentException">The name is none, is a file's, or there is nothing to point to.</exception>
    public static LatestLink? LinkOf(AcrilogFileOptions options, LogPath path, DatedNaming naming)
    {
        if (options.LatestLinkName is not { Length: > 0 } name) return null;
        if (options.Naming == FileNaming.Stable)
            throw Wrong("latestLinkName", $"\"{name}\"; it must be null with a naming of Stable, whose active file has a name that stays");
        if (name is "." or ".." || name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
            throw Wrong("latestLinkName", $"\"{name}\"; it must be a file name without a folder, such as \"latest.log\"");
        if (naming.TryParse(name, out _, out _) || name.EndsWith(".lock", StringComparison.Ordinal) || name.EndsWith(".gz.tmp", StringComparison.Ordinal))
            throw Wrong("latestLinkName", $"\"{name}\", which is the name of a file of the log; it must be another one, such as \"latest.log\"");
        return new LatestLink(Path.Combine(path.Folder, name));
    }

    static void CheckLengths(AcrilogFileOptions options)
    {
        var most = options.RollingInterval switch
        {
            RollingInterval.Minute => 1440,
            RollingInterval.Hour => 24,
            RollingInterval.Day => 366,
            RollingInterval.Month => 120,
            RollingInterval.Year => 100,
            _ => 1,
        };
        var allowed = most == 1 ? "1" : $"from 1 to {most}";
        if (options.RollEvery < 1 || options.RollEvery > most)
            throw Wrong("rollEvery", $"{options.RollEvery}; with a rollingInterval of {options.RollingInterval} it must be {allowed}");
        if (options.RollEverySeconds is < 1 or > 86400)
            throw Wrong("rollEverySeconds", $"{options.RollEverySeconds}; it must be from 1 to 86400, or null for the rollingInterval");
        if (options.RollEverySeconds is not null && options.RollEvery != 1)
            throw Wrong("rollEverySeconds", $"{options.RollEverySeconds}; it must be null beside a rollEvery of {options.RollEvery}, or that be 1");
    }

    static void CheckOnlyLength(AcrilogFileOptions options)
    {
        if (options.RollEverySeconds is { } seconds && options.RollingInterval != RollingInterval.Day)
            throw Wrong("rollEverySeconds", $"{seconds}; it must be null beside a rollingInterval of {options.RollingInterval}, or that be left out");
    }

    static string Length(AcrilogFileOptions options) =>
        options.RollEverySeconds is { } seconds ? $"a rollEverySeconds of {seconds}" : $"{options.RollingInterval}";

    static string? NearestZone(string id)
    {
        var ids = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).ToArray();
        return NearestName.Of(id, ids) ?? ids.FirstOrDefault(known => known.EndsWith("/" + id, StringComparison.OrdinalIgnoreCase));
    }

    static ArgumentException Wrong(string setting, string what, Exception? cause = null, string? nearest = null) =>
        new($"{setting} is {what}.{NearestName.Question(nearest)}", setting, cause);
}
