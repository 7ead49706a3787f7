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
            + "fileSizeLimitBytes levelSwitch rollingInterval retainedFileCountLimit encoding"));
        foreach (var parameter in shared)
        {
            var twin = theirs.Single(t => t.Name == parameter.Name);
            Assert.That(parameter.ParameterType, Is.EqualTo(twin.ParameterType), parameter.Name);
            if (parameter.Name != "rollingInterval")
                Assert.That(parameter.RawDefaultValue, Is.EqualTo(twin.RawDefaultValue), parameter.Name);
        }
        Assert.That(ours.Single(p => p.Name == "rollingInterval").RawDefaultValue, Is.EqualTo((int)RollingInterval.Day));
    }

    [Test]
    public void Auditing_has_the_same_forms()
    {
        var writing = Ours.Where(m => m.GetParameters()[0].ParameterType == typeof(LoggerSinkConfiguration)).Select(Form);
        var auditing = Ours.Where(m => m.GetParameters()[0].ParameterType == typeof(LoggerAuditSinkConfiguration)).Select(Form);

        Assert.That(auditing, Is.EquivalentTo(writing));
        static string Form(MethodInfo m) => string.Join(", ", m.GetParameters().Skip(1).Select(p => $"{p} = {p.RawDefaultValue}"));
    }

    [TestCase("path", "")]
    [TestCase("fileSizeLimitBytes", 0L)]
    [TestCase("fileSizeLimitBytes", -1L)]
    [TestCase("retainedFileCountLimit", 0)]
    [TestCase("rollingInterval", 99)]
    [TestCase("restrictedToMinimumLevel", 77)]
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
            property.SetValue(options, property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, value) : value);
        }
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
        Assert.That(() => write.AcrilogFile(folder.File("app.log"), outputTemplate: null!, formatProvider: null), Throws.ArgumentNullException);
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
