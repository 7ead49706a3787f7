using System.Reflection;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Formatting.Json;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

public sealed class AcrilogFileConfigurationTests
{
    static readonly MethodInfo[] Ours = typeof(AcrilogFileLoggerConfigurationExtensions).GetMethods(BindingFlags.Public | BindingFlags.Static);

    [Test]
    public void Every_setting_shared_with_WriteTo_File_has_its_name_type_and_default()
    {
        var theirs = typeof(FileLoggerConfigurationExtensions).GetMethods()
            .Where(m => m.Name == "File" && m.GetParameters()[0].ParameterType == typeof(LoggerSinkConfiguration))
            .MaxBy(m => m.GetParameters().Length)!.GetParameters();
        var ours = Ours.Single(m => Takes(m, typeof(LoggerSinkConfiguration), typeof(string))).GetParameters();

        var shared = ours.Skip(1).Where(p => theirs.Any(t => t.Name == p.Name)).ToList();
        Assert.That(string.Join(' ', shared.Select(p => p.Name)), Is.EqualTo("path restrictedToMinimumLevel outputTemplate formatProvider "
            + "fileSizeLimitBytes levelSwitch buffered shared flushToDiskInterval rollingInterval rollOnFileSizeLimit retainedFileCountLimit "
            + "encoding hooks retainedFileTimeLimit"));
        foreach (var parameter in shared)
        {
            var twin = theirs.Single(t => t.Name == parameter.Name);
            Assert.That(Type(parameter), Is.EqualTo(Type(twin)), parameter.Name);
            if (parameter.Name is not "path" and not "rollingInterval" and not "rollOnFileSizeLimit")
                Assert.That(OptionDefaults.Of(parameter), Is.EqualTo(OptionDefaults.Of(twin)), parameter.Name);
        }
        Assert.That(OptionDefaults.Of(ours.Single(p => p.Name == "rollingInterval")), Is.EqualTo(RollingInterval.Day));
        Assert.That(OptionDefaults.Of(ours.Single(p => p.Name == "rollOnFileSizeLimit")), Is.True);

        static Type Type(ParameterInfo p) => Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType;
    }

    [Test]
    public void Auditing_has_the_same_forms()
    {
        var writing = Ours.Where(m => m.GetParameters()[0].ParameterType == typeof(LoggerSinkConfiguration)).Select(Form);
        var auditing = Ours.Where(m => m.GetParameters()[0].ParameterType == typeof(LoggerAuditSinkConfiguration)).Select(Form);

        Assert.That(auditing, Is.EquivalentTo(writing));
        static string Form(MethodInfo m) => string.Join(", ", m.GetParameters().Skip(1).Select(p => $"{p} = {p.RawDefaultValue}"));
    }

    [Test]
    public void Every_option_that_a_configuration_file_can_give_is_a_parameter()
    {
        string[] inCodeOnly = ["Formatter", "TimeProvider"];
        string[] ofTemplates = ["OutputTemplate", "FormatProvider", "LevelTemplates", "EscapeControlCharacters"];
        string[] inWords = ["BufferSizeLimit", "FileSizeLimit", "RetainedFor", "RetainedTotalSizeLimit"];
        var options = typeof(AcrilogFileOptions).GetProperties().Select(p => p.Name).Except(inCodeOnly).ToArray();

        Assert.That(Parameters(typeof(string)).Except(inWords), Is.EquivalentTo(options));
        Assert.That(Parameters(typeof(Serilog.Formatting.ITextFormatter)).Skip(1).Except(inWords), Is.EquivalentTo(options.Except(ofTemplates)));

        static IEnumerable<string> Parameters(Type first) => Ours.Single(m => Takes(m, typeof(LoggerSinkConfiguration), first))
            .GetParameters().Skip(1).Select(p => char.ToUpperInvariant(p.Name![0]) + p.Name[1..]);
    }

    [TestCase("path", "")]
    [TestCase("fileSizeLimitBytes", 0L)]
    [TestCase("fileSizeLimitBytes", -1L)]
    [TestCase("retainedFileCountLimit", 0)]
    [TestCase("rollingInterval", 99)]
    [TestCase("restrictedToMinimumLevel", 77)]
    [TestCase("naming", 7)]
    [TestCase("rollEvery", 0)]
    [TestCase("rollEvery", 367)]
    [TestCase("rollEverySeconds", 0)]
    [TestCase("rollEverySeconds", 86401)]
    [TestCase("rollOnDay", 7)]
    [TestCase("timeZone", "Mars/Olympus")]
    [TestCase("retainedTotalSizeLimitBytes", 0L)]
    public void A_wrong_setting_fails_at_once_and_says_which_value_is_wrong_and_what_is_allowed(string setting, object value)
    {
        using var folder = new TempFolder();
        var write = new LoggerConfiguration().WriteTo;

        Assert.That(() => write.AcrilogFile(Set), Throws.ArgumentException
            .With.Message.Contains(setting).And.Message.Contains($"{value}").And.Message.Match("allowed|must be"));

        void Set(AcrilogFileOptions options)
        {
            options.Path = folder.File("app.log");
            var property = typeof(AcrilogFileOptions).GetProperties().Single(p => p.Name.Equals(setting, StringComparison.OrdinalIgnoreCase));
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(options, type.IsEnum ? Enum.ToObject(type, value) : value);
        }
    }

    [TestCase("rollEvery is 25", "1 to 24", RollingInterval.Hour, 25, null, null, null, null)]
    [TestCase("rollEvery is 2", "must be 1", RollingInterval.Infinite, 2, null, null, null, null)]
    [TestCase("rollEverySeconds is 30", "rollEvery of 2", RollingInterval.Day, 2, 30, null, null, null)]
    [TestCase("rollEverySeconds is 30", "rollingInterval of Hour", RollingInterval.Hour, 1, 30, null, null, null)]
    [TestCase("rollAtTime is 03:00:00", "Hour", RollingInterval.Hour, 1, null, "03:00", null, null)]
    [TestCase("rollAtTime is 03:00:00", "rollEverySeconds of 30", RollingInterval.Day, 1, 30, "03:00", null, null)]
    [TestCase("rollAtTime is 1.00:00:00", "before 24:00", RollingInterval.Day, 1, null, "1.00:00", null, null)]
    [TestCase("rollAtTime is -00:00:01", "00:00:00", RollingInterval.Day, 1, null, "-00:00:01", null, null)]
    [TestCase("rollOnDay is Monday", "Hour", RollingInterval.Hour, 1, null, null, DayOfWeek.Monday, null)]
    [TestCase("rollOnDay is Monday", "Month", RollingInterval.Month, 1, null, null, DayOfWeek.Monday, null)]
    [TestCase("rollOnDay is Monday", "rollEverySeconds of 30", RollingInterval.Day, 1, 30, null, DayOfWeek.Monday, null)]
    [TestCase("retainedFileTimeLimit is 00:00:00", "more than zero", RollingInterval.Day, 1, null, null, null, "00:00")]
    public void Settings_that_do_not_go_together_are_refused(string wrong, string why, RollingInterval interval, int every, int? seconds,
        string? atTime, DayOfWeek? onDay, string? keep)
    {
        using var folder = new TempFolder();

        Assert.That(() => new LoggerConfiguration().WriteTo.AcrilogFile(folder.File("app.log"), formatProvider: null,
            rollingInterval: interval, rollEvery: every, rollEverySeconds: seconds, rollOnDay: onDay, rollAtTime: Span(atTime),
            retainedFileTimeLimit: Span(keep)),
            Throws.ArgumentException.With.Message.StartsWith(wrong).And.Message.Contains(why).And.Message.Contains("must be").Or
                .Message.StartsWith(wrong).And.Message.Contains(why).And.Message.Contains("must go with"));

        static TimeSpan? Span(string? text) => text is null ? null : TimeSpan.Parse(text, null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Whether_to_roll_at_a_limit_does_not_matter_where_there_is_none(bool roll)
    {
        using var folder = new TempFolder();
        using (var log = new LoggerConfiguration().WriteTo.AcrilogFile(folder.File("app.log"), formatProvider: null,
            rollingInterval: RollingInterval.Infinite, fileSizeLimitBytes: null, rollOnFileSizeLimit: roll).CreateLogger())
            log.Information("written");

        Assert.That(folder.Read("app.log"), Does.Contain("written"));
    }

    [Test]
    public void A_flush_interval_without_a_buffer_is_refused()
    {
        using var folder = new TempFolder();

        Assert.That(() => new LoggerConfiguration().WriteTo.AcrilogFile(folder.File("app.log"), formatProvider: null,
            flushInterval: TimeSpan.FromSeconds(5)),
            Throws.ArgumentException.With.Message.StartsWith("flushInterval is 00:00:05").And.Message.Contains("buffered"));
    }

    [TestCase(FileNaming.Dated)]
    [TestCase(FileNaming.Stable)]
    public void A_name_that_becomes_too_long_for_any_file_is_refused(FileNaming naming)
    {
        using var folder = new TempFolder();
        // app + yyyyMMdd + _999 + .log + .gz + .tmp, in two bytes a letter.
        const int Rest = 8 + 4 + 4 + 3 + 4;
        var longest = new string('é', (255 - Rest) / 2);

        Configure(longest).CreateLogger().Dispose();
        Assert.That(() => Configure(longest + "é"), Throws.ArgumentException.With.Message.StartsWith("path ").And.Message.Contains("255"));

        LoggerConfiguration Configure(string name) =>
            new LoggerConfiguration().WriteTo.AcrilogFile(folder.File(name + ".log"), formatProvider: null, naming: naming);
    }

    [Test]
    public void A_folder_in_the_place_of_a_stable_name_is_refused()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("app.log"));

        Assert.That(() => new LoggerConfiguration().WriteTo.AcrilogFile(folder.File("app.log"), formatProvider: null, naming: FileNaming.Stable),
            Throws.ArgumentException.With.Message.Contains("which is a folder"));
    }

    [Test]
    public void An_unknown_level_name_is_refused_with_the_names_there_are()
    {
        using var folder = new TempFolder();
        var write = new LoggerConfiguration().WriteTo;

        Assert.That(() => write.AcrilogFile(folder.File("app.log"), formatProvider: null,
            levelTemplates: new Dictionary<string, string> { ["Debgu"] = "x" }),
            Throws.ArgumentException.With.Message.Contains("Debgu").And.Message.Contains("Debug").And.Message.Contains("Default"));
    }

    [Test]
    public void Nulls_where_a_value_is_needed_are_refused()
    {
        using var folder = new TempFolder();
        var write = new LoggerConfiguration().WriteTo;

        Assert.That(() => write.AcrilogFile(path: null!, formatProvider: null), Throws.ArgumentNullException);
        Assert.That(() => write.AcrilogFile(options => (options.Path, options.OutputTemplate) = (folder.File("app.log"), null!)), Throws.ArgumentNullException);
        Assert.That(() => write.AcrilogFile(formatter: null!, folder.File("app.log")), Throws.ArgumentNullException);
        Assert.That(() => write.AcrilogFile((Action<AcrilogFileOptions>)null!), Throws.ArgumentNullException);
        Assert.That(() => write.AcrilogFile(options => options.TimeProvider = null!), Throws.ArgumentNullException);
    }

    [Test]
    public void A_formatter_beside_level_templates_is_refused()
    {
        using var folder = new TempFolder();

        Assert.That(() => new LoggerConfiguration().WriteTo.AcrilogFile(options =>
        {
            options.Path = folder.File("app.log");
            options.Formatter = new JsonFormatter();
            options.LevelTemplates = new Dictionary<string, string>();
        }), Throws.ArgumentException.With.Message.Contains("levelTemplates"));
    }

    [Test]
    public void A_folder_in_the_place_of_the_first_file_is_refused()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("app.log"));

        Assert.That(() => new LoggerConfiguration().WriteTo.AcrilogFile(folder.File("app.log"), formatProvider: null,
            rollingInterval: RollingInterval.Infinite), Throws.ArgumentException.With.Message.Contains("which is a folder"));
    }

    [Test]
    public void A_formatter_makes_the_text_and_the_level_decides_what_is_written()
    {
        using var folder = new TempFolder();
        using (var log = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.AcrilogFile(new JsonFormatter(), folder.File("app.log"),
            LogEventLevel.Warning, rollingInterval: RollingInterval.Infinite).CreateLogger())
        {
            log.Information("no");
            log.Warning("yes");
        }

        Assert.That(folder.Read("app.log"), Does.StartWith("{").And.Contain("yes").And.Not.Contain("no\""));
    }

    [Test]
    public void The_default_text_is_that_of_Serilog_Sinks_File()
    {
        using var folder = new TempFolder();
        using (var log = new LoggerConfiguration().WriteTo.AcrilogFile(folder.File("ours.log"), formatProvider: null,
            rollingInterval: RollingInterval.Infinite).WriteTo.File(folder.File("theirs.log"), formatProvider: null).CreateLogger())
            log.Error(new InvalidOperationException("bad"), "Request {Path} took {Elapsed:0.0} ms {@Detail}", "/x", 1.25, new { A = 1, B = "ü" });

        Assert.That(folder.Read("ours.log"), Is.Not.Empty.And.EqualTo(folder.Read("theirs.log")));
    }

    static bool Takes(MethodInfo method, params Type[] first) =>
        method.GetParameters().Length > first.Length
        && method.GetParameters().Select(p => p.ParameterType).Take(first.Length).SequenceEqual(first);
}
