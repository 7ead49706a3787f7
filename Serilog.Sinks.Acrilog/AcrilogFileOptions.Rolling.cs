namespace Serilog.Sinks.Acrilog;

/// <content>When a file ends, what files are called, and which are kept.</content>
public sealed partial class AcrilogFileOptions
{
    /// <summary>
    /// How many times <see cref="RollingInterval"/> a file is written to. Years, months and days are counted from the start of the
    /// calendar, hours and minutes from midnight: every 6 hours is 00, 06, 12 and 18 o'clock, every 3 months are the quarters. At
    /// least 1, and at most 1,440 minutes, 24 hours, 366 days, 120 months or 100 years. Default: 1.
    /// </summary>
    public int RollEvery { get; set; } = 1;

    /// <summary>
    /// How many seconds a file is written to, counted from midnight; takes the place of <see cref="RollingInterval"/> and
    /// <see cref="RollEvery"/>, which must have their defaults beside it. From 1 to 86,400. Default: null, for the interval.
    /// </summary>
    public int? RollEverySeconds { get; set; }

    /// <summary>
    /// The time of day, in <see cref="TimeZone"/>, at which a file of days, months or years begins; it is named by the date it
    /// begins on. At least zero and less than a day. Default: null, for midnight.
    /// </summary>
    public TimeSpan? RollAtTime { get; set; }

    /// <summary>
    /// The day of the week on which a file begins, so that each covers a week, or <see cref="RollEvery"/> weeks. Only with an
    /// interval of <see cref="RollingInterval.Day"/>. Default: null, for every day.
    /// </summary>
    public DayOfWeek? RollOnDay { get; set; }

    /// <summary>
    /// The zone whose calendar cuts and names the periods, as an id that the system knows: <c>UTC</c>, <c>Europe/Berlin</c>.
    /// Default: null, for the local zone of <see cref="TimeProvider"/>.
    /// </summary>
    public string? TimeZone { get; set; }

    /// <summary>Whether a log begins with a file of its own instead of continuing one that has events. Default: false.</summary>
    public bool RollOnStartup { get; set; }

    /// <summary>
    /// Whether a file that has reached <see cref="FileSizeLimitBytes"/> is followed by the next one, as it always is: the setting is
    /// here for configurations made for Serilog.Sinks.File, where false, its default, drops every event after the limit. Here
    /// false is reported once in <see cref="Debugging.SelfLog"/>, unless there is no limit, and rolls all the same. Default: true.
    /// </summary>
    public bool RollOnFileSizeLimit { get; set; } = true;

    /// <summary>Rolls the log from code. Default: null, for none.</summary>
    public AcrilogFileRoller? Roller { get; set; }

    /// <summary>Whether the active file is called by its period or has a name that stays. Default:
    /// <see cref="FileNaming.Dated"/>.</summary>
    public FileNaming Naming { get; set; } = FileNaming.Dated;

    /// <summary>
    /// The name of a symbolic link, beside the files, to the active one. What is no link stays where it lies, and a link that cannot
    /// be made is reported; neither stops the log. A file name without a folder, not one that a file of the log may have; only with
    /// <see cref="FileNaming.Dated"/>. Default: null, for none.
    /// </summary>
    public string? LatestLinkName { get; set; }

    /// <summary>
    /// How long a file is kept after it was last written to. Files that are older are deleted, in the background, when the first
    /// file is opened, at each roll, and within a minute also if nothing is logged; those of a log that several processes share
    /// at rolls only. More than zero; null keeps them. Default: null.
    /// </summary>
    public TimeSpan? RetainedFileTimeLimit { get; set; }

    /// <summary>
    /// What all files may have together, in bytes, the active one and compressed ones included. The oldest are deleted, in the
    /// background, when the first file is opened and at each roll; in between, what the active file grows by comes on top. At least 1;
    /// null for no limit. Default: null.
    /// </summary>
    public long? RetainedTotalSizeLimitBytes { get; set; }
}
