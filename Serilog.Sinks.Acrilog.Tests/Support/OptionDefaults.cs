using System.Reflection;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>What a setting is unless given: the default of its parameter, or, where that is null, of its option.</summary>
static class OptionDefaults
{
    static readonly object[] All = [new AcrilogFileOptions(), new AcrilogRelayOptions()];

    // Settings that are no options.
    static readonly Dictionary<string, object> Others = new()
    {
        ["maxOpenFiles"] = 100,
        ["minimumLevel"] = Events.LogEventLevel.Verbose,
        ["threads"] = false,
    };

    public static object? Of(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.RawDefaultValue is { } value && value != DBNull.Value) return type.IsEnum ? Enum.ToObject(type, value) : value;
        // A time has its default behind null, in options as in parameters.
        if (!type.IsValueType || type == typeof(TimeSpan)) return null;
        var ofMethod = All.Where(options => options.GetType().Name.StartsWith(parameter.Member.Name, StringComparison.Ordinal));
        return Others.GetValueOrDefault(parameter.Name!) ?? ofMethod.Concat(All)
            .Select(options => options.GetType().GetProperties().SingleOrDefault(p => p.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase))?.GetValue(options))
            .FirstOrDefault(found => found is not null);
    }
}
