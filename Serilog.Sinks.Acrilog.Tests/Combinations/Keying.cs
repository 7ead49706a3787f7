namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Whether there is one log, or one for each writer.</summary>
enum Keying
{
    Single,
    Keyed,
}
