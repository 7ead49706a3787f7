using System.Text;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>A configured path, checked and split: which folder, and which file name the files' names are made from.</summary>
sealed record LogPath(string Folder, string FileName)
{
    /// <summary>Whether it is where a link leads that was configured. The folder there is not the log's to make: it may be that of a
    /// volume that is not mounted yet.</summary>
    public bool IsLinkTarget { get; init; }

    /// <summary>Checks a path without changing anything on the disk.</summary>
    /// <param name="path">As configured; a relative one counts from the process' current folder, now and for good.</param>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentException">The path can never be a log file's.</exception>
    public static LogPath Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path)) throw Wrong(path, "is empty");
        path = PathTokens.Fill(path);
        if (path.IndexOfAny(Path.GetInvalidPathChars()) >= 0) throw Wrong(path, "has a character no path may have");
        if (Path.EndsInDirectorySeparator(path) || IsFolderName(Path.GetFileName(path))) throw Wrong(path, "names a folder");

        var full = Path.GetFullPath(path);
        var (folder, name) = (Path.GetDirectoryName(full), Path.GetFileName(full));
        if (folder is null || name.Length == 0) throw Wrong(path, "names a folder");
        if (name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0) throw Wrong(path, "has a character no file name may have");
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
            if (IsFile(above)) throw Wrong(path, $"leads through {above}, which is a file");
        return new LogPath(folder, name);
    }

    /// <summary>Where the log lies if a symbolic link has its path: where that leads to, in the end, whether anything lies there yet
    /// or not. This path where there is no link, where it leads to no file (to a device or a pipe, or round in a circle), and where it is not
    /// to be trusted (see <see cref="FoundFile"/>).</summary>
    public LogPath FollowLink()
    {
        try
        {
            // Whatever .. there is in a link counts from the folder that really has it.
            var path = Path.Combine(UnixFiles.RealPathOf(Folder) ?? Folder, FileName);
            var link = new FileInfo(path);
            if (link.LinkTarget is null || UnixFiles.IsSpecial(path) || !FoundFile.IsTrustedLink(path)) return this;
            var target = UnixFiles.RealPathOf(path) ?? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
            return Path.GetDirectoryName(target) is { } folder ? new LogPath(folder, Path.GetFileName(target)!) { IsLinkTarget = true } : this;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return this;
        }
    }

    /// <summary>Fails if a folder lies where the log's first file would.</summary>
    /// <exception cref="ArgumentException">A folder of that name exists.</exception>
    public void ThrowIfFolder(string fileName, string path)
    {
        if (Directory.Exists(Path.Combine(Folder, fileName))) throw Wrong(path, $"would write to {fileName}, which is a folder");
    }

    /// <summary>Fails if no file system would take a name.</summary>
    /// <param name="fileName">The longest that the log gives a file.</param>
    /// <param name="path">As configured.</param>
    /// <exception cref="ArgumentException">The name is too long.</exception>
    public static void ThrowIfTooLong(string fileName, string path)
    {
        // What the usual file systems take: bytes on Unix, UTF-16 units on Windows.
        const int Longest = 255;
        var length = OperatingSystem.IsWindows() ? fileName.Length : Encoding.UTF8.GetByteCount(fileName);
        if (length > Longest)
            throw Wrong(path, $"makes file names of {length} {(OperatingSystem.IsWindows() ? "characters" : "bytes")}, such as {fileName}, where {Longest} are allowed");
    }

    // Windows leaves out dots and spaces at the end of a name.
    static bool IsFolderName(string name) =>
        OperatingSystem.IsWindows() ? name.AsSpan().TrimEnd(". ").IsEmpty : name is "." or "..";

    // .NET takes a link that leads nowhere for a file.
    static bool IsFile(string path)
    {
        if (!System.IO.File.Exists(path)) return false;
        try
        {
            return new FileInfo(path).LinkTarget is null || Disk.Real.Stamp(path) is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It leads round in a circle, or to where this process may not look.
            return false;
        }
    }

    static ArgumentException Wrong(string path, string what) =>
        new($"path \"{path}\" {what}; it must be the path of a file, such as \"logs/app.log\".", nameof(path));
}
