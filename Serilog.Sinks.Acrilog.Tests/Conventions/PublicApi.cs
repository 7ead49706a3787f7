using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

/// <summary>Writes all that a user of an assembly can see, as C# declarations.</summary>
static partial class PublicApi
{
    static readonly SymbolDisplayFormat TypeFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    static readonly SymbolDisplayFormat MemberFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeMemberKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(Assembly assembly)
    {
        var reference = MetadataReference.CreateFromFile(assembly.Location);
        var code = CSharpCompilation.Create("Reader", references: [.. Sources.References, reference]);
        return Of((IAssemblySymbol)code.GetAssemblyOrModuleSymbol(reference)!);
    }

    public static string Of(IAssemblySymbol assembly)
    {
        var text = new StringBuilder();
        foreach (var type in TypesIn(assembly.GlobalNamespace).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)) Write(type, text);
        return text.ToString().TrimEnd();
    }

    static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member switch
        {
            INamedTypeSymbol type => IsSeen(type) ? TypesIn(type).Prepend(type) : [],
            _ => TypesIn(member),
        });

    static void Write(INamedTypeSymbol type, StringBuilder text)
    {
        var bases = new[] { type.BaseType }.Where(IsTelling).Concat(type.Interfaces).Select(b => b!.ToDisplayString(MemberFormat)).ToArray();
        text.Append("public ").Append(ModifiersOf(type)).Append(type.ToDisplayString(TypeFormat));
        if (bases.Length > 0) text.Append(" : ").AppendJoin(", ", bases);
        text.Append("\n{\n");
        foreach (var line in type.GetMembers().Where(IsListed).Select(m => Line(m, type)).Order(StringComparer.Ordinal))
            text.Append("    ").Append(line).Append('\n');
        text.Append("}\n\n");
    }

    static string Line(ISymbol member, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum && member is IFieldSymbol value) return $"{value.Name} = {value.ConstantValue},";
        var line = member.ToDisplayString(MemberFormat);
        return member is IPropertySymbol ? HiddenAccessor().Replace(line, "") : line + ";";
    }

    static string ModifiersOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: not TypeKind.Class } => "",
        { IsStatic: true } => "static ",
        { IsSealed: true } => "sealed ",
        { IsAbstract: true } => "abstract ",
        _ => "",
    };

    static bool IsTelling(INamedTypeSymbol? type) =>
        type is not null and { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum) };

    static bool IsListed(ISymbol member) => IsSeen(member) && member switch
    {
        ITypeSymbol => false,
        IMethodSymbol when member.ContainingType.TypeKind == TypeKind.Enum => false,
        IMethodSymbol method => method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor
            or MethodKind.UserDefinedOperator or MethodKind.Conversion,
        _ => true,
    };

    static bool IsSeen(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    [GeneratedRegex("(private protected|private|internal) (get|set|init); ")]
    private static partial Regex HiddenAccessor();
}
