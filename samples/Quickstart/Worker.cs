using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Serilog.Sinks.Acrilog;

namespace Quickstart;

/// <summary>Hashes the files whose names come on standard input, and logs to its parent.</summary>
static class Worker
{
    public const string Role = "worker";

    public static int Run()
    {
        using var log = RelayWorker.CreateLogger();

        // As the parent writes it, whatever the locale.
        using var names = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        foreach (var file in names.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                var start = Stopwatch.GetTimestamp();
                var bytes = Hash(file);
                log.Information("hashed {File} ({Bytes} bytes) in {Elapsed:0.000} ms", ReadableFiles.OnOneLine(file), bytes, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            catch (Exception ex) when (ex is IOException or UnauthorizedAccessException)
            {
                log.Error("could not hash {File}: {Reason}", ReadableFiles.OnOneLine(file), ex.Message);
            }
        }

        return 0;
    }

    static long Hash(string file)
    {
        // A named pipe has no length either, and opening one would wait for its writer.
        if (new FileInfo(file).Length == 0) return 0;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var sha = SHA256.Create();
        sha.ComputeHash(stream);
        return stream.Position;
    }
}
