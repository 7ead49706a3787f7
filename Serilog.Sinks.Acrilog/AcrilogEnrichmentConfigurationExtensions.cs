using Serilog.Configuration;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Enrichment;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Serilog;

/// <summary>Extends <see cref="LoggerEnrichmentConfiguration"/> with what tells many processes in one log apart.</summary>
public static class AcrilogEnrichmentConfigurationExtensions
{
    /// <summary>
    /// Adds <c>MachineName</c> (text), <c>ProcessId</c> (a number), <c>ProcessName</c> (text; <c>dotnet</c> for a program
    /// that was started with it) and, in a worker, <c>WorkerName</c> (text); on request <c>ThreadId</c> (a number) and
    /// <c>ThreadName</c> (text).
    /// </summary>
    /// <remarks>
    /// The process's values are read once, when this is called. A property that an event already has is left alone.
    /// Safe for use by any number of threads.
    /// </remarks>
    /// <param name="enrichmentConfiguration">The logger's enrichment configuration.</param>
    /// <param name="workerName">
    /// The worker's name. Null (the default), empty or blank takes the name that the parent process gave this worker;
    /// without one there is no <c>WorkerName</c>.
    /// </param>
    /// <param name="threads">
    /// Whether to add <c>ThreadId</c>, the <see cref="Environment.CurrentManagedThreadId"/> of the thread that logs, and
    /// <c>ThreadName</c> if that thread has a name. Null and the default: false. Events of worker processes get neither here: let the worker add
    /// its own.
    /// </param>
    /// <returns>The logger's configuration, for further calls.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="enrichmentConfiguration"/> is null.</exception>
    public static LoggerConfiguration WithProcessIdentity(
        this LoggerEnrichmentConfiguration enrichmentConfiguration, string? workerName = null, bool? threads = null)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        var name = string.IsNullOrWhiteSpace(workerName) ? WorkerNameOfThisProcess() : workerName;
        return enrichmentConfiguration.With(new ProcessIdentityEnricher(name, threads ?? false));
    }

    /// <summary>
    /// Adds where an event was logged, as the stack tells it: <c>Module</c> (text), <c>Function</c> (text) and, where the
    /// code has debug symbols, <c>LineNumber</c> (a number, counted from 1).
    /// </summary>
    /// <remarks>
    /// <para>The caller is the first frame that is not .NET's own, Serilog's, Microsoft.Extensions.Logging's or this package's, nor of
    /// an enricher, a filter or a sink of yours that passes the event on. <c>Function</c> is the member as the source shows it, also
    /// from within async methods, iterators, lambdas and local functions; <c>Main</c> for top-level statements; <c>.ctor</c> for
    /// constructors. Methods that <c>[LoggerMessage]</c> writes, and your own that are marked
    /// <see cref="System.Diagnostics.StackTraceHiddenAttribute"/>, are passed over. <c>Module</c> is the name of the source file
    /// without folder and extension, as it is for <see cref="AcrilogLoggerExtensions.Here"/>; without debug symbols it is the name of
    /// the outermost type.</para>
    /// <para>Walking the stack takes microseconds and allocates kilobytes an event, more the deeper the stack
    /// (measured on .NET 10: 9 µs and 9 kB in a console program, 21 µs and 22 kB fifty calls deeper); where that is too
    /// much, use <see cref="AcrilogLoggerExtensions.Here"/>, whose events are left alone here and cost no walk.</para>
    /// <para>In optimised builds the compiler may merge a short method into its caller, which is then the one named, and
    /// a line may be that of the statement before; <c>Here</c> is always exact. Programs compiled ahead of time
    /// know no line. Where no caller can be told, the properties are left out. A property that an event
    /// already has is left alone. Events of worker processes have their caller in the worker, and get none here.</para>
    /// <para>Safe for use by any number of threads.</para>
    /// </remarks>
    /// <param name="enrichmentConfiguration">The logger's enrichment configuration.</param>
    /// <param name="minimumLevel">
    /// The level from which on events get a caller; below it they cost a comparison. Null and the default:
    /// <see cref="LogEventLevel.Verbose"/>, all events.
    /// </param>
    /// <returns>The logger's configuration, for further calls.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="enrichmentConfiguration"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimumLevel"/> is not a level.</exception>
    public static LoggerConfiguration WithCaller(
        this LoggerEnrichmentConfiguration enrichmentConfiguration, LogEventLevel? minimumLevel = null)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        var level = minimumLevel ?? LogEventLevel.Verbose;
        if (!Enum.IsDefined(level))
            throw new ArgumentOutOfRangeException(nameof(minimumLevel), level,
                $"minimumLevel {(int)level} is not a level. Allowed are {string.Join(", ", Enum.GetNames<LogEventLevel>())}.");
        return enrichmentConfiguration.With(new CallerEnricher(level));
    }

    /// <summary>
    /// Lets an event of a worker keep the properties that it came with, whatever the enrichers that are registered before this
    /// one did to them: what they have overwritten or removed is put back. What they have added stays, and events of this process
    /// are left alone.
    /// </summary>
    /// <remarks>
    /// For a parent with enrichers that overwrite; those that only add what is absent, as most do, need no such care. Register it
    /// last, in the logger that the <see cref="RelayListener"/> writes to; in a configuration file as
    /// <c>{ "Name": "KeepWorkerProperties" }</c>, since bare names are registered before others there. A nested logger
    /// (<c>WriteTo.Logger</c>) with such enrichers needs its own, and must get its events on the thread that writes them.
    /// Costs a copy of an event's properties, and their comparison. Safe for use by any number of threads.
    /// </remarks>
    /// <param name="enrichmentConfiguration">The logger's enrichment configuration.</param>
    /// <returns>The logger's configuration, for further calls.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="enrichmentConfiguration"/> is null.</exception>
    public static LoggerConfiguration KeepWorkerProperties(this LoggerEnrichmentConfiguration enrichmentConfiguration)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.With(new WorkerPropertiesKeeper());
    }

    static string? WorkerNameOfThisProcess() => RelayInfo.FromEnvironment()?.WorkerName;
}
