using System.Text;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class ClefHostileLinesTests
{
    const int Mutations = 100_000;

    static readonly byte[][] Lines =
    [
        .. ClefLines.All().Select(line => Encoding.UTF8.GetBytes(line.Text)),
        .. new ClefEvents(1).Take(200).Select(logEvent => Encoding.UTF8.GetBytes(new CompactJsonFormatter().Render(logEvent))),
        "{\"@t\":\"2026-11-22 13:45:30,123+0100\",\"@m\":\"caf\\u00e9 \\ud800\",\"@l\":\"warn\",\"v\":[NaN,1e400,-0,{\"$type\":\"T\"}],\"@i\":1}"u8.ToArray(),
    ];

    [Test]
    public void Mutated_lines_are_read_or_refused_and_nothing_else_happens()
    {
        var random = new Random(20261122);
        var reader = new ClefReader();
        var refused = 0;
        for (var i = 0; i < Mutations; i++)
            if (!IsRead(reader, Mutated(random))) refused++;

        Assert.That(refused, Is.InRange(Mutations / 10, Mutations * 9 / 10));
    }

    [Test]
    public void A_line_cut_anywhere_is_refused()
    {
        foreach (var line in Lines)
            for (var length = 0; length < Encoding.UTF8.GetString(line).TrimEnd().Length; length++)
                Assert.That(IsRead(new ClefReader(), line.AsSpan(0, length)), Is.False);
    }

    [TestCase("", "it is not JSON from byte 0 on")]
    [TestCase("hello\r\n", "it is not JSON from byte 0 on")]
    [TestCase("{\"a\":1\r\n", "it is not JSON from byte 6 on")]
    [TestCase("{\"a\":1}{\"b\":2}", "it is not JSON from byte 7 on")]
    [TestCase("{\"a\":1,}", "it is not JSON from byte 7 on")]
    [TestCase("{'a':1}", "it is not JSON from byte 1 on")]
    [TestCase("{\"a\":01}", "it is not JSON from byte 6 on")]
    [TestCase("{\"a\":\"\t\"}", "it is not JSON from byte 6 on")]
    [TestCase("{\"a\":\"\\x\"}", "it is not JSON from byte 7 on")]
    [TestCase("{\"a\":NaN", "it is not JSON from byte 10 on")]
    [TestCase("[1]", "it is not a JSON object")]
    [TestCase("null", "it is not a JSON object")]
    public void A_line_that_is_no_event_is_refused_with_the_reason(string line, string reason) =>
        Assert.That(ReadClef.Error(Encoding.UTF8.GetBytes(line)), Is.EqualTo(reason));

    [Test]
    public void A_value_may_nest_as_deep_as_the_limit_and_no_deeper()
    {
        Assert.That(ReadClef.Event(Nested(ClefLimits.MaxDepth)).Properties, Has.Count.EqualTo(1));
        Assert.That(ReadClef.Error(Nested(ClefLimits.MaxDepth + 1)), Is.EqualTo("it nests deeper than 32"));
        Assert.That(ReadClef.Error(Nested(100_000)), Is.EqualTo("it nests deeper than 32"));
    }

    [Test]
    public void A_line_beyond_its_limits_is_refused()
    {
        Assert.That(ReadClef.Error(Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', ClefLimits.MaxLineBytes)}\"}}")), Is.EqualTo("it is longer than 1048576 bytes"));
        Assert.That(ReadClef.Error(Encoding.UTF8.GetBytes($"{{\"a\":[{string.Join(',', Enumerable.Repeat(0, ClefLimits.MaxValues))}]}}")), Is.EqualTo("it has more than 131072 values"));
    }

    [TestCase("{V,1000}", 1, 1000)]
    [TestCase("{V,1001}", 1, 8)]
    [TestCase("{V,2000000000}", 1, 14)]
    [TestCase("{V:D99}", 1, 99)]
    [TestCase("{V:D999999999}", 1, 1)]
    [TestCase("{V:Z}", 1, 1)]
    public void A_template_that_asks_for_very_much_gets_little(string template, int value, int length) =>
        Assert.That(ReadClef.With($"\"@mt\":\"{template}\",\"V\":{value}").RenderMessage(), Has.Length.EqualTo(length));

    [Test]
    public void A_template_that_names_a_large_value_over_and_over_is_taken_for_a_text()
    {
        var template = string.Concat(Enumerable.Repeat("{V}", 1000));

        Assert.That(ReadClef.With($"\"@mt\":\"{template}\",\"V\":\"{new string('x', 100_000)}\"").RenderMessage(), Is.EqualTo(template));
        Assert.That(ReadClef.With($"\"@mt\":\"{template}{template}\",\"V\":1").RenderMessage(), Is.EqualTo(template + template));
        Assert.That(ReadClef.With($"\"@mt\":\"{template}\",\"V\":1").RenderMessage(), Is.EqualTo(new string('1', 1000)));
    }

    [Test]
    public void A_long_format_over_many_numbers_gets_no_long_message()
    {
        var numbers = string.Join(',', Enumerable.Repeat(1, 50_000));

        Assert.That(ReadClef.With($"\"@mt\":\"{{V:N99}}\",\"V\":[{numbers}]").RenderMessage(), Is.EqualTo("{V:N99}"));
        Assert.That(ReadClef.With($"\"@mt\":\"{{V:{new string('0', 100_000)}}}\",\"V\":1").RenderMessage(), Is.EqualTo("1"));
    }

    [Test]
    public void One_who_invents_templates_gets_them_right_and_they_are_not_kept_for_ever()
    {
        var reader = new ClefReader();
        for (var i = 0; i < 3 * ClefLimits.MaxCachedTemplates; i++)
        {
            Assert.That(reader.TryRead(Encoding.UTF8.GetBytes($"{{\"@mt\":\"{i} {{V}}\",\"V\":1}}"), ReadClef.Received, out var read, out _));
            Assert.That(read!.RenderMessage(), Is.EqualTo($"{i} 1"));
        }
    }

    static bool IsRead(ClefReader reader, ReadOnlySpan<byte> line)
    {
        if (!reader.TryRead(line, ReadClef.Received, out var read, out var error))
        {
            Assert.That(error, Is.Not.Empty.And.Not.Contains("\n"));
            return false;
        }

        // What is read is also shown, whatever its template asks of its values.
        new MessageTemplateTextFormatter("{Message:lj}{Properties}{Exception}").Render(read);
        new CompactJsonFormatter().Render(read);
        return true;
    }

    static byte[] Mutated(Random random)
    {
        var line = Lines[random.Next(Lines.Length)].ToList();
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var at = random.Next(line.Count);
            switch (random.Next(5))
            {
                case 0: line[at] = (byte)random.Next(256); break;
                case 1: line[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: line.Insert(at, (byte)"{}[]\",:\\@0-9eEu"[random.Next(15)]); break;
                case 3 when line.Count > 1: line.RemoveAt(at); break;
                default: line.InsertRange(at, Piece(random)); break;
            }
        }

        return [.. line];
    }

    static byte[] Piece(Random random)
    {
        var other = Lines[random.Next(Lines.Length)];
        var start = random.Next(other.Length);
        return other[start..Math.Min(other.Length, start + random.Next(30))];
    }

    static byte[] Nested(int depth) =>
        Encoding.UTF8.GetBytes($"{{\"a\":{string.Concat(Enumerable.Repeat("{\"a\":[", depth / 2))}{new string('[', depth % 2)}{new string(']', depth % 2)}{string.Concat(Enumerable.Repeat("]}", depth / 2))}}}");
}
