using System.ComponentModel;
using System.Reflection;
using Serilog.Configuration;

namespace Serilog.Sinks.Acrilog.Tests;

public sealed class DropInTests
{
    [Test]
    public void A_call_of_WriteTo_File_compiles_when_its_name_is_changed([Values("path", "formatter")] string first)
    {
        var theirs = Longest(typeof(FileLoggerConfigurationExtensions), "File", first);
        var ours = Longest(typeof(AcrilogFileLoggerConfigurationExtensions), "AcrilogFile", first);

        Assert.That(ours.Take(theirs.Length).Select(Describe), Is.EqualTo(theirs.Select(Describe)), "by name and by position");
    }

    static ParameterInfo[] Longest(Type extensions, string method, string firstParameter) => extensions.GetMethods()
        .Where(m => m.Name == method && m.GetCustomAttribute<EditorBrowsableAttribute>() is null && m.GetCustomAttribute<ObsoleteAttribute>() is null)
        .Select(m => m.GetParameters())
        .Where(p => p[0].ParameterType == typeof(LoggerSinkConfiguration) && p[1].Name == firstParameter)
        .MaxBy(p => p.Length)!;

    static string Describe(ParameterInfo parameter) => $"{parameter.ParameterType} {parameter.Name}";
}
