namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>The lifecycle hooks of the log.</summary>
enum HookKind
{
    Unhooked,
    Header,
    Wrapped,
}
