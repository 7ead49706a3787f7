namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>An empty folder of its own for one test, deleted with all that is in it at the end.</summary>
sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("acrilog-").FullName;

    /// <summary>The path of <paramref name="name"/> in this folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The names of the files here, sorted ordinally.</summary>
    public string[] Names() =>
        [.. Directory.EnumerateFiles(Path).Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>The text of a file that another handle may still have open for writing.</summary>
    public string Read(string name)
    {
        using var stream = new FileStream(File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process under test may still hold a file; the system's temporary folder is cleaned by others.
        }
    }
}
