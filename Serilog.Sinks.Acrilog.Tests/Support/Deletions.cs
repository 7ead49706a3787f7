using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A hook that notes the thread that deletes files.</summary>
sealed class Deletions : FileLifecycleHooks
{
    public int? Thread { get; private set; }

    public override void OnFileDeleting(string path) => Thread = Environment.CurrentManagedThreadId;
}
