namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// An exception of a worker as its parent sees it: the texts of the original, whose type is never looked up.
/// </summary>
/// <remarks>Safe to read from any thread.</remarks>
public sealed class RelayedException : Exception
{
    readonly string _message;
    readonly string? _stackTrace;
    readonly string _text;

    internal RelayedException(string typeName, string message, string? stackTrace, string text, IReadOnlyList<RelayedException> inner)
        : base(message, inner.Count > 0 ? inner[0] : null)
    {
        OriginalTypeName = typeName;
        InnerExceptions = inner;
        _message = message;
        _stackTrace = stackTrace;
        _text = text;
    }

    /// <summary>The full name of the original's type, as <see cref="Type.FullName"/> gives it.</summary>
    public string OriginalTypeName { get; }

    /// <summary>
    /// The original's inner exceptions: all of them for an <see cref="AggregateException"/>, otherwise one or none.
    /// They are carried to a depth of 32; deeper ones are in <see cref="ToString"/> alone.
    /// </summary>
    public IReadOnlyList<RelayedException> InnerExceptions { get; }

    /// <summary>The original's message.</summary>
    public override string Message => _message;

    /// <summary>The original's stack trace; null where it was never thrown.</summary>
    public override string? StackTrace => _stackTrace;

    /// <summary>What the original's <see cref="Exception.ToString"/> gave in the worker.</summary>
    public override string ToString() => _text;
}
