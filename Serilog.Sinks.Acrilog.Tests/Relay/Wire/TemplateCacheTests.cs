using Serilog.Events;
using Serilog.Parsing;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

public sealed class TemplateCacheTests
{
    [Test]
    public void A_hundred_thousand_distinct_templates_arrive_and_both_sides_stay_small()
    {
        var encoder = new EventEncoder();
        var templates = new TemplateCache();
        var decoder = new EventDecoder(templates);
        var parser = new MessageTemplateParser();
        for (var i = 0; i < 100_000; i++)
        {
            // Every tenth is long.
            var text = $"template {i} of {{Value}}{(i % 10 == 0 ? new string('x', 1500) : "")}";
            var frame = encoder.Encode(new LogEvent(Some.Instant, LogEventLevel.Debug, null, parser.Parse(text), []), out _);
            if (decoder.Decode(frame[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes]).MessageTemplate.Text != text) Assert.Fail(text);
            if (i % 97 != 0) continue;
            Assert.That(templates.Count, Is.InRange(1, WireLimits.MaxCachedTemplates));
            Assert.That(templates.Chars, Is.InRange(1, EventLimits.MaxCachedChars));
            var (count, chars) = TemplateShapes.Kept;
            Assert.That(count, Is.LessThanOrEqualTo(1024));
            Assert.That(chars, Is.LessThanOrEqualTo(EventLimits.MaxCachedChars));
        }
    }

    [Test]
    public void A_template_that_comes_again_is_parsed_once()
    {
        var decoder = new EventDecoder();
        var payload = Relayed.Payload(Some.Event("again {Value}"));

        var first = decoder.Decode(payload);

        Assert.That(decoder.Decode(payload).MessageTemplate, Is.SameAs(first.MessageTemplate));
    }
}
