using System.Runtime.CompilerServices;
using Serilog.Sinks.Acrilog.Enrichment;

namespace Serilog;

/// <summary>Extends <see cref="ILogger"/> with what the compiler knows for free.</summary>
public static class AcrilogLoggerExtensions
{
    /// <summary>
    /// A logger whose events say where they were logged: <c>Module</c> (the source file's name without folder and
    /// extension), <c>Function</c> (the member) and <c>LineNumber</c>. Call it where you log:
    /// <c>log.Here().Information("…")</c>.
    /// </summary>
    /// <remarks>
    /// The compiler fills the parameters in: leave them out. The properties of each place are made once, so a call
    /// costs what <see cref="ILogger.ForContext(Core.ILogEventEnricher)"/> costs. Up to 4,096 places are remembered;
    /// beyond that, which takes made-up arguments, the properties are made anew. Wins over
    /// <see cref="AcrilogEnrichmentConfigurationExtensions.WithCaller"/>, and saves it the walk over the stack.
    /// In a lambda or a local function, <c>Function</c> is the member around it; in top-level statements it is
    /// <c>Main</c>. Safe for use by any number of threads.
    /// </remarks>
    /// <param name="logger">The logger.</param>
    /// <param name="member">The calling member, from the compiler.</param>
    /// <param name="filePath">The calling file's path, from the compiler; folders may be parted by <c>/</c> or <c>\</c>.</param>
    /// <param name="line">The calling line, from the compiler, counted from 1.</param>
    /// <returns>The logger for this place; safe for use by any number of threads.</returns>
    /// <exception cref="ArgumentNullException">Any of the arguments is null.</exception>
    public static ILogger Here(
        this ILogger logger,
        [CallerMemberName] string member = "",
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(filePath);
        return logger.ForContext(HereCallSites.Of(member, filePath, line));
    }
}
