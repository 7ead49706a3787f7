using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

[TestFixture(Repository.Library)]
[TestFixture(Repository.Tests)]
public sealed partial class SourceTests(string project)
{
    const int LineLimit = 300;

    readonly IReadOnlyList<SyntaxTree> _files = Sources.Of(project);

    [Test]
    public void The_sources_are_found()
    {
        Assert.That(_files, Is.Not.Empty);
    }

    [Test]
    public void A_namespace_is_called_as_its_folder()
    {
        var strays = from file in _files
                     from space in file.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
                     where !NamespacesOf(file).Contains(space.Name.ToString())
                     select $"{file.FilePath}: {space.Name}, not {string.Join(" or ", NamespacesOf(file))}";

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void A_file_holds_one_type_and_is_called_as_it()
    {
        var strays = from file in _files
                     let types = TopLevelTypes(file).ToArray()
                     where types.Length > 1 || types.Any(type => type != Path.GetFileName(file.FilePath).Split('.')[0])
                     select $"{file.FilePath}: {string.Join(", ", types)}";

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void A_file_is_no_longer_than_a_reader_can_hold()
    {
        var long_ = from file in _files
                    let lines = file.GetText().ToString().TrimEnd().Count(c => c == '\n') + 1
                    where lines > LineLimit
                    select $"{file.FilePath}: {lines} lines";

        Assert.That(long_, Is.Empty, $"The limit is {LineLimit} lines.");
    }

    [Test]
    public void Nothing_is_left_for_later_in_the_library()
    {
        if (project != Repository.Library) return;

        var leftovers = from file in _files
                        from line in file.GetText().Lines
                        where Leftover().IsMatch(line.ToString())
                        select $"{file.FilePath}({line.LineNumber + 1}): {line.ToString().Trim()}";

        Assert.That(leftovers, Is.Empty);
    }

    string[] NamespacesOf(SyntaxTree file) => (project, Sources.RoomOf(file)) switch
    {
        // A part of a room's type that puts it together with another room.
        (Repository.Library, "") => [project, Rooms.ExtensionNamespace, $"{project}.Relay.Parent"],
        (_, "") => [project],
        (_, var room) => [$"{project}.{room}"],
    };

    static IEnumerable<string> TopLevelTypes(SyntaxTree file) =>
        from member in file.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        let name = member switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            _ => null,
        }
        where name is not null
        select name;

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex Leftover();
}
