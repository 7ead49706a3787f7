using Microsoft.Extensions.Logging;

namespace ExtensionsLogging;

/// <summary>Code that knows Microsoft.Extensions.Logging and nothing of Serilog, relays or files.</summary>
sealed partial class Orders
{
    readonly ILogger<Orders> _logger;

    public Orders(ILogger<Orders> logger) => _logger = logger;

    [LoggerMessage(LogLevel.Information, "Open")]
    public partial void Open();

    public void Ship(int order)
    {
        using var scope = _logger.BeginScope(new Dictionary<string, object> { ["Order"] = order });
        Packed(order * 2);
        if (order == 2) NotShipped(new InvalidOperationException("the address is missing"));
        else Shipped();
    }

    [LoggerMessage(LogLevel.Information, "Packed {Books} books")]
    private partial void Packed(int books);

    [LoggerMessage(LogLevel.Information, "Shipped")]
    private partial void Shipped();

    [LoggerMessage(LogLevel.Error, "Not shipped")]
    private partial void NotShipped(Exception why);
}
