using System.Runtime.CompilerServices;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Exceptions that were really thrown, with stacks and inner ones.</summary>
static class Failure
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Exception Thrown()
    {
        try
        {
            throw new AggregateException("several", new InvalidOperationException("first", new FormatException("deep")), new TimeoutException());
        }
        catch (AggregateException ex)
        {
            return ex;
        }
    }
}
