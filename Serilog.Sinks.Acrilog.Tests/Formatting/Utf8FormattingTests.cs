using System.Text;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

/// <summary>Templates made up for ever would disturb others that count.</summary>
[NonParallelizable]
public sealed class Utf8FormattingTests
{
    const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj} {Worker,-12} {Exception}{NewLine}";

    enum Shape { Round }

    [Test]
    public void Formatting_what_people_log_allocates_nothing()
    {
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().Enrich.WithProperty("Worker", "hasher-1").WriteTo.Sink(sink).CreateLogger();
        log.Information("Request {Method} {Path} finished in {Elapsed} ms with {Status}", "GET", "/api/ü", 12.75, 200);
        log.Information("{Long} {Decimal} {Yes} {Id} {Shape} {Span} {Date} {At} {Float:0.00} {Wide,9:N2}", 1L, 2.50m, true, Guid.NewGuid(),
            Shape.Round, TimeSpan.FromMinutes(1), DateTime.UnixEpoch, DateTimeOffset.UnixEpoch, 1.5f, 7.25);
        var formatter = new LevelTemplateFormatter(Template, warning: "w").Utf8;
        var events = sink.Events.ToArray();

        Assert.That(Allocations.AreNoneIn(Format));

        void Format()
        {
            var buffer = Utf8Buffer.Rent();
            foreach (var logEvent in events)
            {
                formatter.Format(logEvent, buffer);
                if (buffer.Encode(null).IsEmpty) Assert.Fail("nothing written");
                buffer.CutTo(0);
            }

            Utf8Buffer.Return(buffer);
        }
    }

    [Test]
    public void A_program_that_makes_up_templates_for_ever_costs_no_memory()
    {
        var formatter = new LevelTemplateFormatter("{Message:lj}");
        var kept = Some.Event("kept {A}", properties: new LogEventProperty("A", new ScalarValue(1)));

        for (var i = 0; i < 3 * MessagePlans.Capacity; i++)
        {
            Assert.That(formatter.Render(Some.Event($"made up {i}")), Is.EqualTo($"made up {i}"));
            Assert.That(formatter.Render(kept), Is.EqualTo("kept 1"));
        }

        Assert.That(MessagePlans.Count, Is.LessThanOrEqualTo(MessagePlans.Capacity));
    }

    [Test]
    public void A_template_of_unusual_length_is_not_kept()
    {
        var logEvent = Some.Event(new string('x', MessagePlans.LongestKept + 1));

        var plan = MessagePlans.Of(logEvent.MessageTemplate);

        Assert.That(MessagePlans.Of(logEvent.MessageTemplate), Is.Not.SameAs(plan));
        Assert.That(new LevelTemplateFormatter("{Message}").Render(logEvent), Is.EqualTo(logEvent.MessageTemplate.Text));
    }

    [Test]
    public void Each_second_and_each_offset_has_its_own_text()
    {
        var formatter = new LevelTemplateFormatter("{Timestamp:HH:mm:ss.ffff zzz}");
        var at = Some.Instant;

        Assert.That(Text(at), Is.EqualTo("13:45:30.1230 +00:00"));
        Assert.That(Text(at.AddTicks(8_769_000)), Is.EqualTo("13:45:30.9999 +00:00"));
        Assert.That(Text(at.AddMilliseconds(877)), Is.EqualTo("13:45:31.0000 +00:00"));
        Assert.That(Text(at.AddMilliseconds(877).ToOffset(TimeSpan.FromHours(2))), Is.EqualTo("15:45:31.0000 +02:00"));
        Assert.That(Text(new DateTimeOffset(at.AddMilliseconds(877).DateTime, TimeSpan.FromHours(2))), Is.EqualTo("13:45:31.0000 +02:00"));
        Assert.That(Text(at), Is.EqualTo("13:45:30.1230 +00:00"));

        string Text(DateTimeOffset timestamp) => formatter.Render(Some.Event("x", at: timestamp));
    }

    [Test]
    public void A_value_that_formats_another_event_does_not_disturb_its_own()
    {
        var inner = new LevelTemplateFormatter("<{Message}>");
        var outer = new LevelTemplateFormatter("{A}{Nested}{A}");
        var logEvent = Some.Event("x", properties: [new("A", new ScalarValue("a")), new("Nested", new ScalarValue(new Nested(inner)))]);

        Assert.That(outer.Render(logEvent), Is.EqualTo("a<inner>a"));
    }

    [Test]
    public void Only_an_encoding_with_the_same_bytes_counts_as_UTF_8()
    {
        Assert.That(Utf8Buffer.IsUtf8(Encoding.UTF8));
        Assert.That(Utf8Buffer.IsUtf8(new UTF8Encoding(false)));
        Assert.That(Utf8Buffer.IsUtf8(new UTF8Encoding(false, throwOnInvalidBytes: true)), Is.False);
        Assert.That(Utf8Buffer.IsUtf8(Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)), Is.False);
        Assert.That(Utf8Buffer.IsUtf8(Encoding.Unicode), Is.False);
    }

    sealed class Nested(LevelTemplateFormatter formatter)
    {
        public override string ToString() => formatter.Render(Some.Event("inner"));
    }
}
