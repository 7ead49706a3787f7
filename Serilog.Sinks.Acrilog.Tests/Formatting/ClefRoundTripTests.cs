using System.Text;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Parsing;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class ClefRoundTripTests
{
    const int Events = 20_000;

    static readonly CompactJsonFormatter Formatter = new();

    [Test]
    public void What_is_read_is_written_again_byte_for_byte()
    {
        foreach (var logEvent in new ClefEvents(20261122).Take(Events))
        {
            var line = Line(logEvent);

            Assert.That(Line(ReadClef.Event(Encoding.UTF8.GetBytes(line))), Is.EqualTo(line));
        }
    }

    [Test]
    public void The_kinds_of_values_come_back_as_they_went()
    {
        foreach (var line in ClefLines.All())
        {
            var bytes = Encoding.UTF8.GetBytes(line.Text);
            if (IsWhole(line.Event)) Assert.That(Line(ReadClef.Event(bytes)).TrimEnd(), Is.EqualTo(Encoding.UTF8.GetString(bytes)), line.Rule);
        }
    }

    [Test]
    public void A_message_of_texts_numbers_and_formats_reads_as_it_did()
    {
        foreach (var logEvent in new ClefEvents(7).Take(Events).Where(IsShownAlike))
        {
            var read = ReadClef.Event(Encoding.UTF8.GetBytes(Line(logEvent)));

            Assert.That(Utf8(read.RenderMessage()), Is.EqualTo(Utf8(logEvent.RenderMessage())));
        }
    }

    // A level without a name, and names that come twice, are what the format cannot hold.
    static bool IsWhole(LogEvent logEvent) =>
        Enum.IsDefined(logEvent.Level)
        && !logEvent.Properties.Values.OfType<StructureValue>().Any(s => s.Properties.DistinctBy(p => p.Name).Count() < s.Properties.Count);

    // Of a hole without a format, the format has a type for these alone.
    static bool IsShownAlike(LogEvent logEvent) => logEvent.MessageTemplate.Tokens.OfType<PropertyToken>().All(hole =>
        hole.Format is not null
        || !logEvent.Properties.TryGetValue(hole.PropertyName, out var value)
        || value is ScalarValue { Value: null or string or bool or int or long or decimal });

    static string Line(LogEvent logEvent) => Utf8(Formatter.Render(logEvent));

    // A lone surrogate does not survive UTF-8, here as in a file.
    static string Utf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
