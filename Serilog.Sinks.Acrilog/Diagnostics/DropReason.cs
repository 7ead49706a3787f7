namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>Why an event is in no file: the values of <c>reason</c> at <c>acrilog.file.dropped</c>.</summary>
static class DropReason
{
    /// <summary>It could not be written before the sink was disposed.</summary>
    public const string Failed = "failed";

    /// <summary>Too many events were waiting already.</summary>
    public const string Full = "full";

    /// <summary>It came after the sink was disposed.</summary>
    public const string Late = "late";
}
