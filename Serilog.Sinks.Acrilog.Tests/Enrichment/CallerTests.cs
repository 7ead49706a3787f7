using System.Runtime.CompilerServices;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Enrichment;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

public sealed class CallerTests
{
    CollectingSink _sink = new();
    int _line;

    string Count
    {
        get
        {
            Log().Information("x"); At();
            return _sink.Events[^1].RenderCaller();
        }
    }

    [SetUp]
    public void StartOver() => (_sink, _line) = (new CollectingSink(), 0);

    [Test]
    public void An_event_says_the_member_that_logged_it()
    {
        Log().Information("x"); At();

        Assert.That(Caller(), Is.EqualTo($"CallerTests.{nameof(An_event_says_the_member_that_logged_it)}({_line})"));
    }

    [Test]
    public void Two_places_in_one_member_differ_in_their_line()
    {
        Log().Information("x"); At();
        Assert.That(_sink.Events[0].Properties["LineNumber"], Is.EqualTo(new ScalarValue(_line)));

        Log().Information("x"); At();
        Assert.That(_sink.Events[1].Properties["LineNumber"], Is.EqualTo(new ScalarValue(_line)));
    }

    [Test]
    public void One_place_is_the_same_each_time()
    {
        for (var i = 0; i < 3; i++) Helper();

        Assert.That(_sink.Events.Select(e => e.RenderCaller()), Has.All.EqualTo($"CallerTests.Helper({_line})"));
    }

    [Test]
    public async Task An_async_member_keeps_its_name_before_and_after_waiting()
    {
        var log = Log();
        log.Information("x"); At();
        Assert.That(Caller(), Is.EqualTo($"CallerTests.{nameof(An_async_member_keeps_its_name_before_and_after_waiting)}({_line})"));

        await Task.Yield();

        log.Information("x"); At();
        Assert.That(Caller(), Is.EqualTo($"CallerTests.{nameof(An_async_member_keeps_its_name_before_and_after_waiting)}({_line})"));
    }

    [Test]
    public async Task Lambdas_and_local_functions_are_the_member_around_them()
    {
        var log = Log();
        Action lambda = () => { log.Information("x"); At(); };
        Func<Task> asyncLambda = async () => { await Task.Yield(); log.Information("x"); At(); };

        lambda();
        Assert.That(Caller(), Is.EqualTo($"CallerTests.{nameof(Lambdas_and_local_functions_are_the_member_around_them)}({_line})"));
        Local();
        Assert.That(Caller(), Is.EqualTo($"CallerTests.{nameof(Lambdas_and_local_functions_are_the_member_around_them)}({_line})"));
        await asyncLambda();
        Assert.That(Caller(), Is.EqualTo($"CallerTests.{nameof(Lambdas_and_local_functions_are_the_member_around_them)}({_line})"));

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Local()
        {
            log.Information("x"); At();
        }
    }

    [Test]
    public void An_iterator_a_property_and_a_generic_method_are_told_by_name()
    {
        Assert.That(Items().Single(), Is.EqualTo($"CallerTests.Items({_line})"));
        Assert.That(Count, Is.EqualTo($"CallerTests.Count({_line})"));
        Generic(1);
        Assert.That(Caller(), Is.EqualTo($"CallerTests.Generic({_line})"));
    }

    [Test]
    public void A_member_handed_to_the_core_library_is_found_behind_it()
    {
        ((List<string>)["x"]).ForEach(Log().Information); At();

        Assert.That(Caller(), Is.EqualTo($"CallerTests.{nameof(A_member_handed_to_the_core_library_is_found_behind_it)}({_line})"));
    }

    [Test]
    public void Below_the_level_events_have_no_caller()
    {
        var log = Log(LogEventLevel.Warning);

        log.Information("x");
        log.Warning("x");

        Assert.That(_sink.Events[0].Properties, Is.Empty);
        Assert.That(_sink.Events[1].Properties.Keys, Is.EquivalentTo((string[])["Module", "Function", "LineNumber"]));
    }

    [Test]
    public void Below_the_level_nothing_is_allocated_and_no_stack_is_walked()
    {
        var enricher = new CallerEnricher(LogEventLevel.Warning);
        var below = Some.Event("x", LogEventLevel.Information);
        var above = Some.Event("x", LogEventLevel.Warning);

        Assert.That(Allocations.FewestOf(() => enricher.Enrich(below, null!)), Is.Zero);
        Assert.That(below.Properties, Is.Empty);
        Assert.That(Allocations.FewestOf(() => enricher.Enrich(above, null!)), Is.Zero, "An event that has its caller is not asked again.");
        Assert.That(above.Properties, Contains.Key("Function"));
    }

    [Test]
    public void What_Here_says_wins_and_the_stack_is_not_asked()
    {
        Log().Here("Elsewhere", "Other.cs", 12).Information("x");
        Log().ForContext("Module", "m").ForContext("Function", "f").Information("x");

        Assert.That(_sink.Events[0].RenderCaller(), Is.EqualTo("Other.Elsewhere(12)"));
        Assert.That(_sink.Events[1].RenderCaller(), Is.EqualTo("m.f()"));
    }

    [Test]
    public void A_property_of_the_event_is_left_alone()
    {
        Log().Information("{Module}", "mine"); At();

        Assert.That(Caller(), Is.EqualTo($"mine.{nameof(A_property_of_the_event_is_left_alone)}({_line})"));
    }

    [Test]
    public void A_level_that_does_not_exist_is_refused() =>
        Assert.That(() => Log((LogEventLevel)9), Throws.InstanceOf<ArgumentOutOfRangeException>()
            .With.Message.Contains("minimumLevel 9").And.Message.Contains("Verbose, Debug"));

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Helper()
    {
        Log().Information("x"); At();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Generic<T>(T value)
    {
        Log().Information("{Value}", value); At();
    }

    IEnumerable<string> Items()
    {
        Log().Information("x"); At();
        yield return Caller();
    }

    Logger Log(LogEventLevel minimumLevel = LogEventLevel.Verbose) => new LoggerConfiguration()
        .MinimumLevel.Verbose().Enrich.WithCaller(minimumLevel).WriteTo.Sink(_sink).CreateLogger();

    string Caller() => _sink.Events[^1].RenderCaller();

    void At([CallerLineNumber] int line = 0) => _line = line;
}
