using System.Reflection;
using System.Runtime.CompilerServices;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

public sealed class TypeTests
{
    const int ConstructorParameterLimit = 5;

    static readonly Type[] Types = [.. typeof(Failures).Assembly.GetTypes().Where(IsWritten)];

    [Test]
    public void A_class_is_sealed_unless_it_is_made_to_be_derived_from()
    {
        var open = from type in Types
                   where type.IsClass && !type.IsSealed && !type.IsAbstract && !Types.Any(other => BaseOf(other) == type)
                   select type.FullName;

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Public_types_live_where_users_look_for_them()
    {
        var shown = Rooms.All.Append(Rooms.Root).Where(room => room.IsPublic).Select(room => room.Namespace).Append(Rooms.ExtensionNamespace);

        Assert.That(Types.Where(type => type.IsVisible).Select(type => type.Namespace).Distinct(), Is.SubsetOf(shown));
    }

    [Test]
    public void The_namespace_of_Serilog_gets_our_extensions_and_nothing_else()
    {
        var strays = Types.Where(type =>
            type.DeclaringType is null && (type.Namespace == Rooms.ExtensionNamespace) != (type.IsPublic && type.IsDefined(typeof(ExtensionAttribute))));

        Assert.That(strays, Is.Empty);
    }

    /// <summary>
    /// More than five parameters mean that a type is missing. Records are that type; public classes may mirror Serilog's
    /// flat parameters, because configuration files can only bind those.
    /// </summary>
    [Test]
    public void A_constructor_has_no_more_than_five_parameters()
    {
        var crowded = from type in Types
                      where !type.IsVisible && !IsRecord(type) && !typeof(Delegate).IsAssignableFrom(type)
                      from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                      where constructor.GetParameters().Length > ConstructorParameterLimit
                      select $"{type.FullName}: {constructor.GetParameters().Length} parameters";

        Assert.That(crowded, Is.Empty);
    }

    static bool IsWritten(Type type) =>
        !type.Name.Contains('<') && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && (type.DeclaringType is null || IsWritten(type.DeclaringType))
        && type.Namespace?.StartsWith("Serilog", StringComparison.Ordinal) == true;

    static Type? BaseOf(Type type) =>
        type.BaseType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : type.BaseType;

    // The compiler gives this method to every record, class or struct, and to nothing else.
    static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
}
