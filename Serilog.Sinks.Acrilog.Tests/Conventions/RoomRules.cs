using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

/// <summary>Finds where code breaks the table in <see cref="Rooms"/>.</summary>
static class RoomRules
{
    static readonly SymbolDisplayFormat FullName =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>A line for each breach, in the form <c>file(line): rule</c>.</summary>
    public static IReadOnlyList<string> Breaches(CSharpCompilation code) =>
        [.. code.SyntaxTrees.Where(tree => tree.FilePath.Length > 0).SelectMany(tree => BreachesIn(tree, code)).Distinct()];

    static IEnumerable<string> BreachesIn(SyntaxTree tree, CSharpCompilation code)
    {
        if (Rooms.Find(Sources.RoomOf(tree)) is not { } room)
            return [$"{tree.FilePath}(1): the room {Sources.RoomOf(tree)} is not in the table of rooms"];

        var model = code.GetSemanticModel(tree);
        return from node in tree.GetRoot().DescendantNodes()
               where node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax
               let symbol = Meaning(model, node)
               where symbol is not null
               let rule = Broken(room, symbol)
               where rule is not null
               select $"{tree.FilePath}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {rule}";
    }

    static ISymbol? Meaning(SemanticModel model, SyntaxNode node) => model.GetSymbolInfo(node).Symbol switch
    {
        IAliasSymbol alias => alias.Target,
        IArrayTypeSymbol array => array.ElementType,
        var symbol => symbol,
    };

    static string? Broken(Room room, ISymbol symbol)
    {
        var used = symbol is INamespaceSymbol ? RoomNamed(symbol) : RoomDeclaring(symbol);
        if (used is null) return room.Wall is { } wall && BreaksThrough(wall, symbol) is { } name ? $"{room.Title}: {wall.Rule} ({name})" : null;
        if (used == room.Name || room.MayUse.Contains(used)) return null;
        return used.Length == 0 ? $"{room.Title} may not use the root" : $"{room.Title} may not use {used}";
    }

    static string? RoomNamed(ISymbol space) =>
        Rooms.All.FirstOrDefault(room => room.Namespace == space.ToDisplayString(FullName))?.Name;

    static string? RoomDeclaring(ISymbol symbol) =>
        TypeOf(symbol)?.DeclaringSyntaxReferences is [var declaration, ..] ? Sources.RoomOf(declaration.SyntaxTree) : null;

    static string? BreaksThrough(Wall wall, ISymbol symbol)
    {
        if (symbol is INamespaceSymbol || TypeOf(symbol) is not { } type) return null;
        var name = type.ToDisplayString(FullName);
        if (symbol is not ITypeSymbol and not IMethodSymbol { MethodKind: MethodKind.Constructor }) name += "." + symbol.Name;
        return wall.Stops(name) ? name : null;
    }

    static INamedTypeSymbol? TypeOf(ISymbol symbol) => (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.OriginalDefinition;
}
