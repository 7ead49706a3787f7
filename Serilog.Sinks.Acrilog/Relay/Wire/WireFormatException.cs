namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Bytes that no worker of this version writes.</summary>
sealed class WireFormatException(string message, Exception? inner = null) : Exception(message, inner);
