using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

public sealed class EventEncoderTests
{
    [Test]
    public void A_long_chain_of_exceptions_arrives_whole_though_each_text_contains_the_inner_ones()
    {
        Exception chain = new InvalidOperationException(new string('m', 8000));
        for (var i = 0; i < 25; i++) chain = new InvalidOperationException(new string('m', 8000), chain);

        var arrived = Relayed.Event(Some.Event("failed", exception: chain));

        Assert.That(arrived.Exception!.ToString(), Is.EqualTo(chain.ToString()));
        Assert.That(arrived.Exception.InnerException!.InnerException!.Message, Has.Length.EqualTo(8000));
    }

    [Test]
    public void An_exception_is_asked_for_its_text_once()
    {
        var asked = new CountingException();

        Relayed.Event(Some.Event("failed {Huge}", exception: asked, properties: new LogEventProperty("Huge", new ScalarValue(new string('x', 3_000_000)))));

        Assert.That(asked.Count, Is.EqualTo(1));
    }

    [Test]
    public void A_value_that_throws_when_it_is_rendered_does_not_cost_the_event()
    {
        var arrived = Relayed.Event(Some.Event("bad {Value}", properties: new LogEventProperty("Value", new ScalarValue(new CountingException.Thrower()))));

        Assert.That(arrived.RenderMessage(), Is.EqualTo("bad (Thrower threw InvalidOperationException when it was read)"));
    }

    [Test]
    public void Keys_that_the_cut_makes_alike_do_not_cost_the_event()
    {
        var same = new string('k', 600_000);
        var dictionary = new DictionaryValue([new(new ScalarValue(same + "1"), new ScalarValue(1)), new(new ScalarValue(same + "2"), new ScalarValue(2))]);

        Assert.That(((DictionaryValue)Relayed.Event(Some.Event("{D}", properties: new LogEventProperty("D", dictionary))).Properties["D"]).Elements, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_level_that_is_none_is_relayed_as_the_nearest() =>
        Assert.That(Relayed.Event(Some.Event("odd", (LogEventLevel)7)).Level, Is.EqualTo(LogEventLevel.Fatal));

    [Test]
    public void A_Uri_renders_as_it_did_even_one_that_was_not_canonicalised()
    {
        var uri = new Uri("http://h/a%2Fb/../c", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

        Assert.That(Relayed.Event(Some.Event("{U}", properties: new LogEventProperty("U", new ScalarValue(uri)))).RenderMessage(), Is.EqualTo(uri.ToString()));
    }

    sealed class CountingException : Exception
    {
        public int Count { get; private set; }

        public override string ToString()
        {
            Count++;
            return "counted";
        }

        internal sealed class Thrower
        {
            public override string ToString() => throw new InvalidOperationException();
        }
    }
}
