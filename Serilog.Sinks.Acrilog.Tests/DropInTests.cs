using System.ComponentModel;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Serilog.Configuration;
using Serilog.Sinks.Acrilog.Tests.Conventions;

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

    [Test]
    public void A_call_with_every_argument_by_position_compiles_when_its_name_is_changed([Values("path", "formatter")] string first)
    {
        var arguments = string.Join(", ", Longest(typeof(FileLoggerConfigurationExtensions), "File", first).Skip(1).Select(p => $"default({NameOf(p.ParameterType)})!"));
        var files = new[] { "File", "AcrilogFile" }.Select(method => Sources.Parse($"{method}.cs", $$"""
            using Serilog;
            static class Of{{method}}
            {
                static void Call() => new LoggerConfiguration().WriteTo.{{method}}({{arguments}});
            }
            """)).ToArray();

        Assert.That(() => Sources.Compile(files, MetadataReference.CreateFromFile(typeof(AcrilogFileOptions).Assembly.Location)), Throws.Nothing);

        static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? inner.FullName + "?" : type.FullName!;
    }

    static ParameterInfo[] Longest(Type extensions, string method, string firstParameter) => extensions.GetMethods()
        .Where(m => m.Name == method && m.GetCustomAttribute<EditorBrowsableAttribute>() is null && m.GetCustomAttribute<ObsoleteAttribute>() is null)
        .Select(m => m.GetParameters())
        .Where(p => p[0].ParameterType == typeof(LoggerSinkConfiguration) && p[1].Name == firstParameter)
        .MaxBy(p => p.Length)!;

    // What is not null goes where null may be given, too.
    static string Describe(ParameterInfo parameter) =>
        $"{Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType} {parameter.Name}";
}
