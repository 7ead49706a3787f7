namespace Serilog.Sinks.Acrilog.Files;

/// <summary>What a log does to a file system, and no more: the place where tests let it fail.</summary>
/// <remarks>Every member throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when it fails.</remarks>
interface IDisk
{
    /// <summary>Creates a folder and those above it, if they are missing.</summary>
    void CreateFolder(string path);

    /// <summary>Opens a file to write to it, alone; creates it where there is none.</summary>
    /// <param name="path">Where it lies; the folder must exist.</param>
    /// <param name="mode">Who may do what with a new file, on Unix; null for the system's default.</param>
    IDiskFile Open(string path, UnixFileMode? mode);

    /// <summary>Opens a file that is there, so that nobody else writes to it meanwhile.</summary>
    IDiskFile OpenExisting(string path);

    /// <summary>Creates a file to write to it, alone; fails if anything lies there, a link included.</summary>
    /// <inheritdoc cref="Open"/>
    IDiskFile CreateNew(string path, UnixFileMode? mode);

    /// <summary>Opens a file to read it, if it can be trusted to be one of the log: no link is followed, and what somebody else may have
    /// put there fails (see <see cref="OwnFiles"/>).</summary>
    Stream OpenOwn(string path);

    /// <summary>Opens a file to read it, whoever writes to it meanwhile.</summary>
    Stream OpenToRead(string path);

    /// <summary>Renames a file; fails if anything lies at its new path.</summary>
    /// <param name="from">Where it lies.</param>
    /// <param name="to">Where it is to lie, in the same folder.</param>
    void Move(string from, string to);

    /// <summary>Says when a file was last written to.</summary>
    void SetLastWrite(string path, DateTime utc);

    /// <summary>Deletes a file; one that is not there is no failure, one that somebody writes to is.</summary>
    void Delete(string path);

    /// <summary>What a path's file looks like now, seen through links; null when there is none.</summary>
    FileStamp? Stamp(string path);

    /// <summary>Whether anything lies at a path: a file, a folder or a link, even one that leads nowhere.</summary>
    bool Exists(string path);
}
