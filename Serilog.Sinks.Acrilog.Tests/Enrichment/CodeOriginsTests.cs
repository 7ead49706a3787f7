using Serilog.Sinks.Acrilog.Enrichment;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

public sealed class CodeOriginsTests
{
    static IEnumerable<TestCaseData<Type, string>> Known() =>
    [
        new(typeof(object), "Plumbing"),
        new(typeof(Log), "Serilog"),
        new(typeof(ConsoleLoggerConfigurationExtensions), "Serilog"),
        new(typeof(ConfigurationLoggerConfigurationExtensions), "Serilog"),
        new(typeof(CodeOrigins), "ThisPackage"),
        new(typeof(CodeOriginsTests), "Application"),
        new(typeof(Enumerable), "Plumbing"),
    ];

    [TestCaseSource(nameof(Known))]
    public void An_assembly_is_told_by_what_it_is_and_not_by_its_first_name(Type type, string origin) =>
        Assert.That(CodeOrigins.OfAssembly(type.Assembly.FullName!).ToString(), Is.EqualTo(origin));

    [TestCase("Microsoft.Extensions.Logging", "Plumbing")]
    [TestCase("Microsoft.Extensions.Logging.Abstractions, Version=8.0.0.0", "Plumbing")]
    [TestCase("Microsoft.Extensions.LoggingOfMine", "Application")]
    [TestCase("Serilog.Extensions.Logging, Version=7.0.0.0, Culture=neutral, PublicKeyToken=24c2f752a8e58a10", "Serilog")]
    [TestCase("Serilog, Version=2.0.0.0", "Serilog")]
    [TestCase("Serilog.Extensions.Logging, Version=7.0.0.0", "Serilog")]
    [TestCase("Serilog.Sinks.Acrilog, Version=1.0.0.0", "ThisPackage")]
    [TestCase("System.Private.CoreLib, Version=10.0.0.0", "Plumbing")]
    [TestCase("SerilogTimings, Version=3.0.0.0", "Application")]
    [TestCase("Serilog.Shop, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null", "Application")]
    public void A_name_is_enough_to_tell(string assembly, string origin) =>
        Assert.That(CodeOrigins.OfAssembly(assembly).ToString(), Is.EqualTo(origin));
}
