using System.Text;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Relay.Worker;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>Events that a worker renders.</summary>
public sealed class LineTests
{
    static readonly Hello Me = new("worker", "", "", 0, new ProcessFacts("machine", 7, "process", DateTimeOffset.UnixEpoch));

    [Test]
    public void A_line_is_the_text_of_its_levels_template_with_who_wrote_it()
    {
        var line = Line.ReadFrom(Payload(Form("{WorkerName}:{ProcessId}:{MachineName}:{ProcessName} {Message:lj}\n"), Some.Event("hello")));

        Assert.That(Encoding.UTF8.GetString(line.Bytes), Is.EqualTo("worker:7:machine:process hello\n"));
        Assert.That(line.Level, Is.EqualTo(LogEventLevel.Information));
        Assert.That(line.Timestamp, Is.EqualTo(Some.Event("hello").Timestamp));
        Assert.That(line.WasCut, Is.False);
    }

    [Test]
    public void What_the_event_says_of_its_writer_stays()
    {
        var logEvent = Some.Event("hello", properties: new LogEventProperty("WorkerName", new ScalarValue("another")));
        var line = Line.ReadFrom(Payload(Form("{WorkerName:l} {ProcessId}\n"), logEvent));

        Assert.That(Encoding.UTF8.GetString(line.Bytes), Is.EqualTo("another 7\n"));
        Assert.That(logEvent.Properties.Keys, Is.EqualTo(new[] { "WorkerName" }), "other sinks see the event as it was logged");
    }

    [Test]
    public void A_line_too_large_for_a_frame_is_cut_between_characters_and_says_so()
    {
        var payload = Payload(Form("{Message:lj}\n"), Some.Event(new string('é', 800_000)));
        var line = Line.ReadFrom(payload);

        Assert.That(payload, Has.Length.LessThan(WireLimits.MaxFrameBytes));
        Assert.That(line.WasCut, Is.True);
        Assert.That(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(line.Bytes), Does.EndWith("é… [cut, 1600001 bytes]" + Environment.NewLine));
    }

    [Test]
    public void Templates_that_write_nothing_send_nothing() => Assert.That(new LineEncoder(Form(""), Me).Encode(Some.Event("hello"), out _).IsEmpty, Is.True);

    [Test]
    public void A_line_is_an_event_for_who_takes_nothing_else()
    {
        var logEvent = Line.ReadFrom(Payload(Form("{Message:lj}\n"), Some.Event("hello {{}}"))).ToEvent();

        Assert.That(logEvent.RenderMessage(null), Is.EqualTo("hello {}"));
    }

    [Test]
    public void The_form_of_lines_arrives_with_the_welcome()
    {
        var form = new LineForm(new Dictionary<LogEventLevel, string> { [LogEventLevel.Error] = "E" }, "C", "de-DE", Escapes: true);
        var frame = FrameWriter.Whole(FrameType.Welcome, 0, new Welcome("n", "s", LogEventLevel.Debug, ParentCapabilities.TakesLines, form).WriteTo);
        var reader = new FrameReader(expectPreamble: false);
        frame.CopyTo(reader.Space());
        reader.Advance(frame.Length);
        Assert.That(reader.TryRead(out var read), Is.True);
        var arrived = Welcome.ReadFrom(read).Lines!;

        Assert.That((arrived.Common, arrived.Culture, arrived.Escapes), Is.EqualTo(("C", "de-DE", true)));
        Assert.That(arrived.ByLevel, Is.EquivalentTo(form.ByLevel));
    }

    [TestCase("09 00 0000000000000000")]
    [TestCase("01 02 0000000000000000")]
    [TestCase("01 00 FFFFFFFFFFFFFFFF")]
    [TestCase("01 00 00")]
    public void What_is_no_line_is_refused(string bytes) =>
        Assert.That(() => Line.ReadFrom(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal))).Level, Throws.TypeOf<WireFormatException>());

    static LineForm Form(string template) => new(new Dictionary<LogEventLevel, string>(), template, "", Escapes: true);

    static byte[] Payload(LineForm form, LogEvent logEvent) =>
        new LineEncoder(form, Me).Encode(logEvent, out _)[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes].ToArray();
}
