namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Ready-made templates for each level, for <c>levelTemplates</c> of <c>AcrilogFile</c>.</summary>
/// <remarks>In configuration files a preset goes by its name: <c>"levelTemplates": { "Preset": "Acrilog" }</c>.</remarks>
public static class LevelTemplates
{
    const string Start = "[ {Timestamp:yyyy-MM-dd,HH:mm:ss.ffffff} ][ ";
    const string Message = " ][ {Message:lj} ]";
    const string Caller = "[ {Caller} ]";
    const string End = "{NewLine}{Exception}";

    /// <summary>
    /// The forms of the Python library acrilog, with Python's names of the levels:
    /// <c>[ 2016-12-19,11:39:45.258794 ][ INFO ][ message ]</c>, and from Debug down who logged it:
    /// <c>[ 2016-12-19,11:39:44.953189 ][ DEBUG ][ message ][ module.function(45) ]</c>. The names are VERBOSE, DEBUG, INFO, WARNING,
    /// ERROR and CRITICAL. An exception follows on lines of its own.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Acrilog { get; } = new Dictionary<string, string>
    {
        ["Verbose"] = Start + "VERBOSE" + Message + Caller + End,
        ["Debug"] = Start + "DEBUG" + Message + Caller + End,
        ["Information"] = Start + "INFO" + Message + End,
        ["Warning"] = Start + "WARNING" + Message + End,
        ["Error"] = Start + "ERROR" + Message + End,
        ["Fatal"] = Start + "CRITICAL" + Message + End,
        [LevelNames.Default] = Start + "{Level:u}" + Message + End,
    }.AsReadOnly();

    /// <summary>The preset of that name, in any case; null if there is none.</summary>
    internal static IReadOnlyDictionary<string, string>? Find(string name) =>
        name.Equals(nameof(Acrilog), StringComparison.OrdinalIgnoreCase) ? Acrilog : null;
}
