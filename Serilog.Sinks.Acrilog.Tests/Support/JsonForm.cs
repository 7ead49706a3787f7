using System.Reflection;
using System.Runtime.CompilerServices;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Something of the library that a configuration file can call: an extension method, or the constructor of a formatter.</summary>
/// <param name="Section">Where it stands: <c>WriteTo</c>, <c>AuditTo</c>, <c>Enrich</c> or <c>formatter</c>.</param>
/// <param name="Name">Its name, or that of the formatter's type.</param>
/// <param name="Parameters">What it can be given.</param>
sealed record JsonForm(string Section, string Name, ParameterInfo[] Parameters)
{
    static readonly Dictionary<Type, string> Sections = new()
    {
        [typeof(LoggerSinkConfiguration)] = "WriteTo",
        [typeof(LoggerAuditSinkConfiguration)] = "AuditTo",
        [typeof(LoggerEnrichmentConfiguration)] = "Enrich",
    };

    // Settings made in code: no configuration file can make these.
    static readonly Type[] OfCode =
    [
        typeof(Action<AcrilogFileOptions>), typeof(Action<AcrilogRelayOptions>), typeof(RelayInfo), typeof(IReadOnlyDictionary<LogEventLevel, string>),
    ];

    public static IReadOnlyList<JsonForm> All { get; } = [.. Methods(), .. Constructors()];

    public bool Takes(string parameter) => Parameters.Any(p => p.Name == parameter);

    public override string ToString() => $"{Section}.{Name}({string.Join(", ", Parameters.Where(p => !p.IsOptional).Select(p => p.Name))})";

    static IEnumerable<JsonForm> Methods() =>
        from type in typeof(AcrilogFileOptions).Assembly.GetExportedTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.IsDefined(typeof(ExtensionAttribute))
        let parameters = method.GetParameters()
        where Sections.ContainsKey(parameters[0].ParameterType) && !parameters.Any(p => OfCode.Contains(p.ParameterType))
        select new JsonForm(Sections[parameters[0].ParameterType], method.Name, parameters[1..]);

    static IEnumerable<JsonForm> Constructors() =>
        from type in typeof(AcrilogFileOptions).Assembly.GetExportedTypes()
        where type.IsAssignableTo(typeof(ITextFormatter))
        from constructor in type.GetConstructors()
        let parameters = constructor.GetParameters()
        where !parameters.Any(p => OfCode.Contains(p.ParameterType))
        select new JsonForm("formatter", type.FullName!, parameters);
}
