using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>
/// What an object is made of, down its private fields, as lines of path and value: so that a test sees whether a setting has reached
/// what was built, wherever that keeps it.
/// </summary>
sealed class ObjectText
{
    const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<string> _lines = [];

    public static IReadOnlySet<string> Of(params object[] roots)
    {
        var text = new ObjectText();
        foreach (var root in roots) text.Walk(root, root.GetType().Name);
        return text._lines;
    }

    void Walk(object? value, string path)
    {
        if (value is not null && !value.GetType().IsValueType && value is not string && !_seen.Add(value)) return;
        switch (value)
        {
            case null: break;
            case string or decimal or TimeSpan or DateTime or DateTimeOffset or Enum: Say(value); break;
            case var _ when value.GetType().IsPrimitive: Say(value); break;
            case byte[] bytes: Say(Convert.ToHexString(bytes)); break;
            case Encoding encoding: Say(encoding.WebName + Convert.ToHexString(encoding.Preamble)); break;
            case CultureInfo culture: Say(culture.Name); break;
            case TimeZoneInfo zone: Say(zone.Id); break;
            case Delegate handler: Say(handler.Method); Walk(handler.Target, path + ".Target"); break;
            case IDictionary map: foreach (DictionaryEntry entry in map) Walk(entry.Value, $"{path}[{entry.Key}]"); break;
            case IList list: for (var i = 0; i < list.Count; i++) Walk(list[i], $"{path}[{i}]"); break;
            default: WalkFields(value, path); break;
        }

        void Say(object what) => _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{path} = {what}"));
    }

    void WalkFields(object value, string path)
    {
        _lines.Add($"{path}: {value.GetType()}");
        for (var type = value.GetType(); type?.Namespace?.StartsWith("Serilog", StringComparison.Ordinal) == true; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Fields))
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike) Walk(field.GetValue(value), $"{path}.{field.Name}");
        }
    }
}
