using Serilog.Debugging;

namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>The one door to <see cref="SelfLog"/>: every failure that is not thrown goes through here.</summary>
/// <remarks>Safe to call from any thread; never throws, whatever the user's SelfLog output does.</remarks>
static class Failures
{
    /// <summary>Says in SelfLog what failed, for whom, and what is done about it.</summary>
    /// <param name="format">A composite format string, as in <see cref="string.Format(string, object?[])"/>.</param>
    /// <param name="args">The values for its holes.</param>
    public static void Report(string format, params object?[] args)
    {
        try
        {
            var text = args.Length == 0 ? format : string.Format(null, format, args);
            SelfLog.WriteLine("{0}", text);
        }
        catch (Exception)
        {
            // The user's own SelfLog output failed; there is no one left to tell.
        }
    }
}
