using System.Text;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Formatting;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Lines of JSON as the reader takes them, received at <see cref="Some.Instant"/> in a zone two hours ahead.</summary>
static class ReadClef
{
    public static readonly DateTimeOffset Received = Some.Instant.ToOffset(TimeSpan.FromHours(2));

    public static LogEvent Event(string line) => Event(Encoding.UTF8.GetBytes(line));

    public static LogEvent Event(ReadOnlySpan<byte> line) =>
        new ClefReader().TryRead(line, Received, out var logEvent, out var error) ? logEvent : throw new AssertionException(error);

    /// <summary>The event of a line whose other fields are given in JSON without the braces.</summary>
    public static LogEvent With(string fields) => Event($"{{{fields}}}");

    public static string Error(ReadOnlySpan<byte> line) =>
        new ClefReader().TryRead(line, Received, out _, out var error) ? throw new AssertionException("it was read") : error;
}
