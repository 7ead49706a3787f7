using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary><c>{Caller}</c>: <c>module.function(line)</c> of what there is of them, or the property of that name if there is one.</summary>
sealed class CallerPart(PropertyToken hole, ValueText values) : OutputPart
{
    public const string Name = "Caller";
    const string Module = "Module";
    const string Function = "Function";
    const string Line = "LineNumber";

    readonly PropertyPart _own = new(new PropertyToken(Name, hole.ToString(), hole.Format), values);
    readonly PropertyPart _module = Of(Module, values);
    readonly PropertyPart _function = Of(Function, values);
    readonly PropertyPart _line = Of(Line, values);

    /// <summary>The properties it writes.</summary>
    public static readonly string[] Properties = [Module, Function, Line];

    public override void Write(LogEvent logEvent, Utf8Buffer output)
    {
        var properties = logEvent.Properties;
        if (properties.ContainsKey(Name))
        {
            _own.Write(logEvent, output);
            return;
        }

        var hasModule = properties.ContainsKey(Module);
        if (hasModule) _module.Write(logEvent, output);
        if (properties.ContainsKey(Function))
        {
            if (hasModule) output.Append("."u8);
            _function.Write(logEvent, output);
        }

        if (!properties.ContainsKey(Line)) return;
        output.Append("("u8);
        _line.Write(logEvent, output);
        output.Append(")"u8);
    }

    static PropertyPart Of(string property, ValueText values) => new(new PropertyToken(property, $"{{{property}}}"), values);
}
