using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>A symbolic link that always points to the active file. It is replaced in one step: who reads it finds the file before
/// or the one after, never none.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class LatestLink(string path)
{
    bool _failing;

    /// <summary>Points the link to a file beside it; a failure is reported once until it works again.</summary>
    public void PointTo(string fileName)
    {
        try
        {
            Replace(fileName);
            _failing = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            if (_failing) return;
            _failing = true;
            Failures.Report("cannot point {0} to {1}; trying again at the next roll: {2}", path, fileName, e.Message);
        }
    }

    void Replace(string target)
    {
        var link = new FileInfo(path);
        if (link.LinkTarget == target) return;
        if (Path.Exists(path) && link.LinkTarget is null) throw new IOException("what lies there is no link.");

        var made = $"{path}.{Environment.ProcessId}.new";
        System.IO.File.Delete(made);
        System.IO.File.CreateSymbolicLink(made, target);
        try
        {
            System.IO.File.Move(made, path, overwrite: true);
        }
        catch
        {
            System.IO.File.Delete(made);
            throw;
        }
    }
}
