using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

public sealed class CallerThroughLoggingTests
{
    // A field, for an optimised build would keep a local on the stack, and then knows the lines of statements less exactly.
    static readonly Action<Microsoft.Extensions.Logging.ILogger, int, Exception?> Started =
        LoggerMessage.Define<int>(LogLevel.Information, new EventId(1), "started {Count}");

    CollectingSink _sink = null!;
    SerilogLoggerFactory _factory = null!;
    ILogger<CallerThroughLoggingTests> _logger = null!;
    int _line;

    [SetUp]
    public void Start()
    {
        _sink = new CollectingSink();
        var log = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.WithCaller().WriteTo.Sink(_sink).CreateLogger();
        _factory = new SerilogLoggerFactory(log, dispose: true);
        _logger = _factory.CreateLogger<CallerThroughLoggingTests>();
    }

    [TearDown]
    public void End() => _factory.Dispose();

    [Test]
    public void A_caller_is_found_behind_a_logger_of_Microsoft()
    {
        _logger.LogInformation("x"); At();

        Assert.That(Caller(), Is.EqualTo($"CallerThroughLoggingTests.{nameof(A_caller_is_found_behind_a_logger_of_Microsoft)}({_line})"));
    }

    [Test]
    public async Task An_async_caller_within_a_scope_is_found()
    {
        using (_logger.BeginScope("scope {Number}", 1))
        {
            await Task.Yield();
            _logger.LogWarning("x"); At();
        }

        Assert.That(Caller(), Is.EqualTo($"CallerThroughLoggingTests.{nameof(An_async_caller_within_a_scope_is_found)}({_line})"));
        Assert.That(_sink.Events[0].Properties, Contains.Key("Number"));
    }

    [Test]
    public void The_caller_of_a_generated_method_is_told_instead_of_that_method()
    {
        GeneratedMessages.Hashed(_logger, "a.txt", 12); At();
        Assert.That(Caller(), Is.EqualTo(
            $"CallerThroughLoggingTests.{nameof(The_caller_of_a_generated_method_is_told_instead_of_that_method)}({_line})"));

        GeneratedMessages.Many(_logger, 1, 2, 3, 4, 5, 6, 7); At();
        Assert.That(Caller(), Is.EqualTo(
            $"CallerThroughLoggingTests.{nameof(The_caller_of_a_generated_method_is_told_instead_of_that_method)}({_line})"));
    }

    [Test]
    public void A_message_defined_by_hand_is_told_where_it_is_used()
    {
        Started(_logger, 2, null); At();

        Assert.That(Caller(), Is.EqualTo($"CallerThroughLoggingTests.{nameof(A_message_defined_by_hand_is_told_where_it_is_used)}({_line})"));
    }

    string Caller() => _sink.Events[^1].RenderCaller();

    void At([CallerLineNumber] int line = 0) => _line = line;
}
