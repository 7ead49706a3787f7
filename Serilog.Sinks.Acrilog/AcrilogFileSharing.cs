namespace Serilog.Sinks.Acrilog;

/// <summary>Checks the settings of a log that several processes share.</summary>
static class AcrilogFileSharing
{
    /// <exception cref="ArgumentException">A setting does not go with sharing.</exception>
    public static void Check(AcrilogFileOptions options)
    {
        if (!options.Shared) return;
        if (options.Naming == FileNaming.Stable)
            throw Wrong("a naming of Stable", "naming must be Dated, since no file that another process has open is renamed");
        if (options.RollOnStartup)
            throw Wrong("rollOnStartup", "it must be false, or each process that starts would end the file of all the others");
        if (options.Buffered) throw Wrong("buffered", "it must be false, since whole events are appended one at a time");
        if (options.Hooks is not null) throw Wrong("hooks", "they must be null, since no stream can be wrapped around what others write to");
    }

    static ArgumentException Wrong(string beside, string allowed, string setting = "shared") =>
        new($"{setting} is True, which does not go with {beside}; {allowed}.", setting);
}
