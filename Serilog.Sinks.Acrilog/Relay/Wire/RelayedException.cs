namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// An exception of a worker as its parent sees it: the texts of the original, whose type is never looked up.
/// </summary>
/// <remarks>Safe to read from any thread.</remarks>
public sealed class RelayedException : Exception
{
    readonly ExceptionTexts _texts;

    internal RelayedException(ExceptionTexts texts)
        : this(texts, [.. texts.Inner.Select(inner => new RelayedException(inner))])
    {
    }

    RelayedException(ExceptionTexts texts, IReadOnlyList<RelayedException> inner)
        : base(texts.Message, inner.Count > 0 ? inner[0] : null)
    {
        _texts = texts;
        InnerExceptions = inner;
    }

    /// <summary>The full name of the original's type, as <see cref="Type.FullName"/> gives it.</summary>
    public string OriginalTypeName => _texts.TypeName;

    /// <summary>
    /// The original's inner exceptions: all of them for an <see cref="AggregateException"/>, otherwise one or none.
    /// They are carried to a depth of 32; deeper ones are in <see cref="ToString"/> alone.
    /// </summary>
    public IReadOnlyList<RelayedException> InnerExceptions { get; }

    /// <summary>The original's message.</summary>
    public override string Message => _texts.Message;

    /// <summary>The original's stack trace; null where it was never thrown.</summary>
    public override string? StackTrace => _texts.StackTrace;

    /// <summary>
    /// What the original's <see cref="Exception.ToString"/> gave in the worker; for an inner exception, whose text is part of
    /// that, type, message and stack trace.
    /// </summary>
    public override string ToString() => _texts.Text ?? (StackTrace is null
        ? $"{OriginalTypeName}: {Message}"
        : $"{OriginalTypeName}: {Message}{Environment.NewLine}{StackTrace}");
}
