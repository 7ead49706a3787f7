namespace Quickstart;

/// <summary>The regular files in a folder and its subfolders that this user may read; links are not followed.</summary>
static class ReadableFiles
{
    static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    public static IReadOnlyList<string> Under(string folder) =>
        [.. Directory.EnumerateFiles(Path.GetFullPath(folder), "*", Everything).Where(IsReadable).Order(StringComparer.Ordinal)];

    /// <summary>A file's name without the line breaks that it may well contain.</summary>
    public static string OnOneLine(string file) => file.Any(char.IsControl)
        ? string.Concat(file.Select(c => char.IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString()))
        : file;

    static bool IsReadable(string file)
    {
        try
        {
            // Opening an empty one proves little, and one that is no file at all but a named pipe would wait for its writer.
            if (new FileInfo(file).Length == 0) return true;
            using var _ = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
