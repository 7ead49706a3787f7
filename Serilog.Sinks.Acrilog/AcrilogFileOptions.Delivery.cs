using Serilog.Events;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog;

public sealed partial class AcrilogFileOptions
{
    internal static readonly TimeSpan DefaultFlushInterval = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan DefaultWhenFullTimeout = TimeSpan.FromSeconds(1);
    internal const long DefaultBufferSizeLimitBytes = 16 * 1024 * 1024;
    internal static readonly TimeSpan DefaultFileCheckInterval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether a thread behind the log writes the events, many at once and usually within milliseconds, instead of each before
    /// the call that logged it returns. What waits in memory is lost if the process is killed; it is written when the logger is
    /// disposed, when the process exits and when an exception nobody caught, or a signal that can be handled, ends it. An event
    /// whose call returned before another's began is before it in the file, whatever threads made the calls. Beside a failure
    /// listener the events themselves wait with their bytes, and take more memory than <see cref="BufferSizeLimitBytes"/> says. Not for
    /// <c>AuditTo</c>. Default: false.
    /// </summary>
    public bool Buffered { get; set; }

    /// <summary>
    /// How long an event may wait in memory for a disk that is ready when <see cref="Buffered"/> is true; without it nothing waits, and this
    /// must be null. From 1 ms to 1 day; null is the default. Default: 1 second.
    /// </summary>
    public TimeSpan? FlushInterval { get; set; }

    /// <summary>
    /// How many bytes of events may wait in memory when <see cref="Buffered"/> is true, and the disk does not keep up. At least 1;
    /// one event always may. Default: 16 MiB.
    /// </summary>
    public long BufferSizeLimitBytes { get; set; } = DefaultBufferSizeLimitBytes;

    /// <summary>
    /// What becomes of events that find that memory full. Dropped ones are counted, told of in <c>SelfLog</c>, and handed to the
    /// failure listener if Serilog was given one. Default:
    /// <see cref="WhenFull.Wait"/>.
    /// </summary>
    public WhenFull WhenFull { get; set; }

    /// <summary>
    /// How long a caller waits for room with <see cref="WhenFull.Wait"/>. Once one has waited in vain and no other got room,
    /// all are refused at once until there is some. From zero to 1 day; null is the default. Default: 1 second.
    /// </summary>
    public TimeSpan? WhenFullTimeout { get; set; }

    /// <summary>
    /// How often what was written is brought from the operating system to the medium (<c>fsync</c>), so that not even a power
    /// failure loses what is older. From 1 ms to 1 day; null leaves it to the operating system. Default: null.
    /// </summary>
    public TimeSpan? FlushToDiskInterval { get; set; }

    /// <summary>
    /// The least level whose events are on the medium (<c>fsync</c>) when the call that logged them returns, with all events
    /// before them. Null for none. Default: null.
    /// </summary>
    public LogEventLevel? FlushToDiskOnLevel { get; set; }

    /// <summary>
    /// The encoding of the files by its name, as configuration files give it; <see cref="Encoding"/> otherwise, not both.
    /// <c>utf-8</c> is without a byte order mark and <c>utf-8-bom</c> with one; all other names are those that
    /// <see cref="System.Text.Encoding.GetEncoding(string)"/> knows. Default: null.
    /// </summary>
    public string? EncodingName { get; set; }

    /// <summary>
    /// Who may read and write a file, set when it is created or found empty, whatever the process' mask is; its compressed form gets
    /// it too. Unless it lets all users read, a file that belongs to a user other than this process's and the administrator is not
    /// written to, since its owner could read it, and the log takes the next number; a <see cref="Shared"/> log goes on in it, and its lock files can be
    /// opened by those who may write the log.
    /// Without effect on Windows. In configuration files, and in the flat form, the octal digits of <c>chmod</c>: <c>640</c>.
    /// Default: null, for what the system gives new files.
    /// </summary>
    public UnixFileMode? UnixFileMode { get; set; }

    /// <summary>
    /// What is called when a file is opened, to write a header or to wrap the stream (compressing or encrypting it), and when
    /// one is deleted. Hooks made for Serilog.Sinks.File 5 and later work. They may cut the file, as <c>SetLength(0)</c> does to
    /// begin it again, and write at its end only. Through a wrapping stream the length that counts against
    /// <see cref="FileSizeLimitBytes"/> is that of the file, and after a write that fails the log goes on in the file with the
    /// next number, because nothing can be cut off such a stream. Default: null, for none.
    /// </summary>
    public FileLifecycleHooks? Hooks { get; set; }

    /// <summary>
    /// What becomes of files that are no longer written to; done behind the log, one at a time. Compressed files count in
    /// retention. Default: <see cref="FileCompression.None"/>.
    /// </summary>
    public FileCompression Compression { get; set; } = FileCompression.None;

    /// <summary>
    /// How long it may take until the log notices that its file was deleted, moved or cut by others, and begins a new one or
    /// goes on at its new end. From zero, for before each event, to 1 day; null is the default. Default: 1 second.
    /// </summary>
    public TimeSpan? FileCheckInterval { get; set; }

    /// <summary>Where the files lie; tests let it fail.</summary>
    internal IDisk Disk { get; set; } = Files.Disk.Real;
}
