namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>
/// The checkout these tests were built from, found by walking up from the test assembly: the compiler's own paths are
/// mapped away in a CI build.
/// </summary>
static class Repository
{
    public const string Library = "Serilog.Sinks.Acrilog";
    public const string Tests = "Serilog.Sinks.Acrilog.Tests";

    public static string Root { get; } = Find();

    /// <summary>The path of <paramref name="parts"/> under the root.</summary>
    public static string Under(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The C# files of a project, relative to the root, with forward slashes, in ordinal order.</summary>
    public static IEnumerable<string> SourcesOf(string project) =>
        Directory.EnumerateFiles(Under(project), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.GetFiles("Acrilog.sln").Length > 0) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Acrilog.sln.");
    }
}
