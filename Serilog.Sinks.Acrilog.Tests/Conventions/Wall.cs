namespace Serilog.Sinks.Acrilog.Tests.Conventions;

/// <summary>
/// What of .NET is closed to a room. Names are full names of namespaces, types or members; the longest one that fits decides.
/// </summary>
sealed record Wall(string Rule, string[] Closed, string[] Open)
{
    /// <summary>No IO, no threads, no clock: values in, values out. Text writers in memory and atomic memory access are none of these.</summary>
    public static readonly Wall Pure = new(
        "no IO, threads or clock",
        Closed:
        [
            "System.IO", "System.Net", "System.Console", "Microsoft.Win32",
            "System.IO.Path.Exists", "System.IO.Path.GetFullPath", "System.IO.Path.GetTempPath",
            "System.IO.Path.GetTempFileName", "System.IO.Path.GetRandomFileName",
            "System.Threading", "System.Timers", "System.Diagnostics.Process",
            "System.TimeProvider", "System.Diagnostics.Stopwatch",
            "System.Environment.TickCount", "System.Environment.TickCount64",
            "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today",
            "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        ],
        Open:
        [
            "System.IO.TextWriter", "System.IO.StringWriter", "System.IO.TextReader", "System.IO.StringReader",
            "System.IO.InvalidDataException", "System.IO.Path",
            "System.Threading.Interlocked", "System.Threading.Volatile",
        ]);

    /// <summary>May read and write bytes it is handed, but opens nothing.</summary>
    public static readonly Wall OpensNothing = new(
        "opens no stream",
        Closed:
        [
            "System.IO", "System.Net.Sockets", "System.Console", "System.Diagnostics.Process", "Microsoft.Win32",
        ],
        Open:
        [
            "System.IO.Stream", "System.IO.MemoryStream", "System.IO.TextWriter", "System.IO.StringWriter",
            "System.IO.InvalidDataException", "System.IO.EndOfStreamException", "System.IO.IOException",
            "System.IO.Hashing",
        ]);

    public bool Stops(string name) => Longest(Closed, name) > Longest(Open, name);

    static int Longest(string[] names, string name) => names
        .Where(n => name == n || name.StartsWith(n + ".", StringComparison.Ordinal))
        .Select(n => n.Length)
        .DefaultIfEmpty()
        .Max();
}
