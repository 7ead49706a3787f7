using System.Text;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>Short texts of values, which come again and again.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TextCacheTests
{
    // An upper bound of what the places, the values and the strings of all of them take.
    const long MostBytes = 64 * 1024;

    readonly TextCache _cache = new();

    [TestCase("")]
    [TestCase("a")]
    [TestCase("1234567")]
    [TestCase("12345678")]
    [TestCase("123456789")]
    [TestCase("a text of words, and of\tmore than sixteen bytes")]
    public void A_text_that_comes_again_is_the_same_value(string text)
    {
        var first = Get(text);

        Assert.That(first.Value, Is.EqualTo(text));
        Assert.That(Get(text), Is.SameAs(first));
    }

    [TestCase("é")]
    [TestCase("Zoë and the 狼")]
    [TestCase("🐺🐺🐺🐺")]
    [TestCase("\uFFFD")]
    public void A_text_beyond_ascii_is_right_every_time(string text) =>
        Assert.That(Enumerable.Range(0, 3).Select(_ => Get(text).Value), Is.All.EqualTo(text));

    [Test]
    public void Bytes_that_are_no_text_do_not_become_one_that_is()
    {
        byte[] broken = [0xC3, 0x28];

        Assert.That(_cache.Get(broken).Value, Is.EqualTo("\uFFFD("));
        Assert.That(Get("\uFFFD(").Value, Is.EqualTo("\uFFFD("));
        Assert.That(_cache.Get(broken).Value, Is.EqualTo("\uFFFD("));
    }

    [Test]
    public void Texts_that_share_a_place_stay_apart()
    {
        // More than there are places, of all lengths, and some that differ in one character, or in their length, only.
        var texts = (from length in Enumerable.Range(0, TextCache.LongestBytes + 1)
                     from at in Enumerable.Range(0, Math.Max(1, length))
                     from text in new[] { new string('a', length), Changed(new string('a', length), at, 'b'), Changed(new string('\0', length), at, '\u007f') }
                     select text).ToArray();

        for (var turn = 0; turn < 3; turn++)
            foreach (var text in texts) Assert.That(Get(text).Value, Is.EqualTo(text));
    }

    [Test]
    public void Whatever_comes_it_holds_no_more_than_its_places()
    {
        Fill(0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Fill(100_000);
        var more = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(_cache);

        Assert.That(more, Is.LessThan(MostBytes));
    }

    [Test]
    public void Events_share_the_values_of_short_texts_and_no_others()
    {
        var decoder = new EventDecoder();
        LogEventProperty Property(string name, object value) => new(name, new ScalarValue(value));
        var payload = Support.Relayed.Payload(Support.Some.Event("{Short}", properties: [Property("Short", "GET"), Property("Long", new string('x', TextCache.LongestBytes + 1)), Property("Lone", "\uD800"), Property("Number", 5)]));

        var first = decoder.Decode(payload).Properties;
        var second = decoder.Decode(payload).Properties;

        Assert.That(first.Where(one => ReferenceEquals(one.Value, second[one.Key])).Select(one => one.Key), Is.EqualTo(["Short"]));
        Assert.That(second.Select(one => ((ScalarValue)one.Value).Value), Is.EqualTo(new object[] { "GET", new string('x', TextCache.LongestBytes + 1), "\uD800", 5 }));
    }

    static string Changed(string text, int at, char to) => text.Length == 0 ? text : text[..at] + to + text[(at + 1)..];

    void Fill(int count)
    {
        for (var i = 0; i < count; i++) Get($"{i}".PadLeft(TextCache.LongestBytes, 'x'));
    }

    ScalarValue Get(string text) => _cache.Get(Encoding.UTF8.GetBytes(text));
}
