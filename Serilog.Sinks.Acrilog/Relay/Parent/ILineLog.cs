using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>A log that takes lines which workers have rendered.</summary>
/// <remarks>Safe from any thread. Disposing it closes the log.</remarks>
interface ILineLog : IDisposable
{
    /// <summary>How workers are to render them.</summary>
    LineForm Form { get; }

    /// <summary>Whether it takes events of a level now.</summary>
    bool IsEnabled(LogEventLevel level);

    /// <summary>Writes one as it is.</summary>
    void Write(ReadOnlySpan<byte> line, LogEventLevel level);
}
