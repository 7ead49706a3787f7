using RollingTour;
using Serilog;
using Serilog.Events;
using Serilog.Sinks.Acrilog;

// A month of a small shop: an order an hour, 720 in all, with a clock that this program moves. After each step it shows the
// folder; what is listed is what lies on the disk.
var root = Directory.CreateTempSubdirectory("rolling-tour-").FullName;
using var counts = new Counts();
var tour = new Tour(root);
Console.WriteLine($"November 2026, an order an hour, one setting after another.\nWhere no other number is named, all files are kept (retainedFileCountLimit: null; the default is 31).\nFiles lie in {root} until the end.");

tour.Month("A file a day is what you get without more settings than a path", "path: shop.log", _ => { });

tour.Month("A file a month, and a new one whenever it would grow beyond 10,000 bytes", "rollingInterval: Month, fileSizeLimitBytes: 10000",
    options =>
    {
        options.RollingInterval = RollingInterval.Month;
        options.FileSizeLimitBytes = 10_000;
    });

tour.Month("Weeks that begin on Monday at six", "rollOnDay: Monday, rollAtTime: 06:00:00", options =>
{
    options.RollOnDay = DayOfWeek.Monday;
    options.RollAtTime = TimeSpan.FromHours(6);
});

tour.Month("Every twelve hours, in the time of Lord Howe Island", "rollingInterval: Hour, rollEvery: 12, timeZone: Australia/Lord_Howe", options =>
{
    options.RollingInterval = RollingInterval.Hour;
    options.RollEvery = 12;
    options.TimeZone = "Australia/Lord_Howe";
});

tour.Month("The active file is always shop.log; when a day ends it is renamed to that day (the last is empty: it is December)", "naming: Stable", options => options.Naming = FileNaming.Stable);

tour.Month("A link always leads to the active file", "latestLinkName: latest.log", options => options.LatestLinkName = "latest.log");

tour.Month("Only the last five files are kept", "retainedFileCountLimit: 5", options => options.RetainedFileCountLimit = 5);

tour.Month("Only what was written in the last five days is kept, and at a roll not more than 6,000 bytes of it",
    "retainedFileTimeLimit: 5.00:00:00, retainedTotalSizeLimitBytes: 6000", options =>
    {
        options.RetainedFileTimeLimit = TimeSpan.FromDays(5);
        options.RetainedTotalSizeLimitBytes = 6_000;
    });

tour.Month("All but the active file are compressed", "rollOnDay: Sunday, compression: GZip", options =>
{
    options.RollOnDay = DayOfWeek.Sunday;
    options.Compression = FileCompression.GZip;
});

tour.Scene("The program itself says when to roll, before a backup for example", "roller: an AcrilogFileRoller", (folder, clock) =>
{
    var roller = new AcrilogFileRoller();
    using var log = Tour.Configure(folder, clock, options => options.Roller = roller);
    Tour.Orders(log, clock, 10);
    roller.Roll();
    Tour.Orders(log, clock, 5);
});

tour.Scene("Each start has a file of its own", "rollOnStartup: true; three starts on one day", (folder, clock) =>
{
    for (var start = 0; start < 3; start++)
    {
        using var log = Tour.Configure(folder, clock, options => options.RollOnStartup = true);
        Tour.Orders(log, clock, 3);
    }
});

tour.Scene("Somebody deletes the active file after ten orders; the log begins it again with the other two", "fileCheckInterval: 00:00:01, as it is without being set", (folder, clock) =>
{
    using var log = Tour.Configure(folder, clock, _ => { });
    Tour.Orders(log, clock, 10);
    File.Delete(Path.Combine(folder, "shop20261101.log"));
    Tour.Orders(log, clock, 2);
});

tour.Scene("A log for each worker, even for one with an impossible name", "AcrilogFiles, keyProperty: Worker, path: {Key}-.log, maxOpenFiles: 2",
    (folder, clock) =>
    {
        using var log = new LoggerConfiguration().WriteTo.AcrilogFiles("Worker", options =>
        {
            options.Path = Path.Combine(folder, "{Key}-.log");
            options.OutputTemplate = "{Message:lj}{NewLine}";
            options.TimeProvider = clock;
        }, maxOpenFiles: 2).CreateLogger();
        foreach (var worker in (string[])["billing", "shipping", "../../etc/passwd", "billing"])
            Tour.Orders(log.ForContext("Worker", worker), clock, 2);
        log.Information("nobody's event");
    });

tour.Scene("Two programs write to one log, and one of them begins the next file", "shared: true, fileSizeLimitBytes: 1000", (folder, clock) =>
{
    using var one = Tour.Configure(folder, clock, Shared);
    using var two = Tour.Configure(folder, clock, Shared);
    for (var i = 0; i < 10; i++)
    {
        Tour.Orders(one, clock, 1);
        Tour.Orders(two, clock, 1);
    }

    static void Shared(AcrilogFileOptions options)
    {
        options.Shared = true;
        options.FileSizeLimitBytes = 1000;
    }
});

tour.Month("Written behind the program, many at once, and on the medium each minute and with each error; the files are the same",
    "buffered: true, flushToDiskInterval: 00:01:00, flushToDiskOnLevel: Error", options =>
    {
        options.Buffered = true;
        options.FlushToDiskInterval = TimeSpan.FromMinutes(1);
        options.FlushToDiskOnLevel = LogEventLevel.Error;
    });

tour.Month("In UTF-16, with a byte order mark: twice as long and two bytes", "encodingName: utf-16, rollingInterval: Month", options =>
{
    options.EncodingName = "utf-16";
    options.RollingInterval = RollingInterval.Month;
});

tour.Month("Each file begins with a line of the program's own", "hooks: a FileLifecycleHooks, rollingInterval: Month", options =>
{
    options.RollingInterval = RollingInterval.Month;
    options.Hooks = new Header("Orders of the small shop");
});

tour.Scene("A template for errors, and a file that others may not read", "levelTemplates: Error, unixFileMode: 600", (folder, clock) =>
{
    using (var log = Tour.Configure(folder, clock, options =>
    {
        options.LevelTemplates = new Dictionary<string, string> { ["Error"] = "!!! {Message:lj} ({Level}){NewLine}" };
        options.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    }))
    {
        log.Information("order 1 was paid");
        log.Error("order 2 was not paid");
    }
    var file = Path.Combine(folder, "shop20261101.log");
    Console.WriteLine();
    foreach (var line in File.ReadLines(file)) Console.WriteLine($"        {line}");
    if (!OperatingSystem.IsWindows()) Console.WriteLine($"        (mode: {File.GetUnixFileMode(file)})");
});

tour.Scene("A crash left half a line, and a folder lies where the file of the next day belongs", "nothing to set", (folder, clock) =>
{
    File.WriteAllText(Path.Combine(folder, "shop20261101.log"), "2026-10-31 23:59 order 9 of 3 bo");
    Directory.CreateDirectory(Path.Combine(folder, "shop20261102.log"));
    using (var log = Tour.Configure(folder, clock, _ => { })) Tour.Orders(log, clock, 26);
    Console.WriteLine();
    foreach (var line in File.ReadLines(Path.Combine(folder, "shop20261101.log")).Take(2)) Console.WriteLine($"        {line}");
});

counts.Show();
Directory.Delete(root, recursive: true);
