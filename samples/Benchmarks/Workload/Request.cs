namespace Benchmarks.Workload;

/// <summary>What everyone logs: a web request with four values, of which the texts were there before the clock ran.</summary>
readonly record struct Request(string Method, string Path, double Elapsed, int Status)
{
    public const string Template = "Request {Method} {Path} finished in {Elapsed} ms with {Status}";

    /// <summary>The form of a line, as Serilog.Sinks.File and this package have it by default.</summary>
    public const string OutputTemplate = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}";

    static readonly string[] Methods = ["GET", "GET", "GET", "POST", "GET", "PUT", "GET", "DELETE"];
    static readonly string[] Paths = [.. Enumerable.Range(0, 64).Select(i => $"/api/customers/{4711 + i}/orders")];
    static readonly int[] Statuses = [200, 200, 200, 201, 200, 304, 404, 500];

    /// <summary>What a line says after its time and level.</summary>
    public string Message => FormattableString.Invariant($"Request {Method} {Path} finished in {Elapsed} ms with {Status}");

    /// <summary>One of many that differ.</summary>
    public static Request Number(int number) => new(Methods[number & 7], Paths[number & 63], ElapsedOf(number), Statuses[number & 7]);

    /// <summary>One that can be told from all others: its path says which worker logged it, and its status is its number.</summary>
    public static Request Of(string path, int number) => new(Methods[0], path, ElapsedOf(number), number);

    static double ElapsedOf(int number) => (number & 4095) / 8.0;
}
