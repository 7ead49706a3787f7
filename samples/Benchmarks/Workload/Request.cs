namespace Benchmarks.Workload;

/// <summary>The event that everyone logs: a web request with four values, all of which were there before the clock ran.</summary>
static class Request
{
    public const string Template = "Request {Method} {Path} finished in {Elapsed} ms with {Status}";

    /// <summary>The form of a line, as Serilog.Sinks.File and this package have it by default.</summary>
    public const string OutputTemplate = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}";

    static readonly string[] Methods = ["GET", "GET", "GET", "POST", "GET", "PUT", "GET", "DELETE"];
    static readonly string[] Paths = [.. Enumerable.Range(0, 64).Select(i => $"/api/customers/{4711 + i}/orders")];
    static readonly int[] Statuses = [200, 200, 200, 201, 200, 304, 404, 500];

    public static string Method(int number) => Methods[number & 7];

    public static string Path(int number) => Paths[number & 63];

    public static double Elapsed(int number) => (number & 4095) / 8.0;

    public static int Status(int number) => Statuses[number & 7];

    /// <summary>What the message of an event says.</summary>
    public static string Message(int number) =>
        FormattableString.Invariant($"Request {Method(number)} {Path(number)} finished in {Elapsed(number)} ms with {Status(number)}");
}
