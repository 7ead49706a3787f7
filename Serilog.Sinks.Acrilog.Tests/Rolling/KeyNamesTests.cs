using System.Text;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Tests.Rolling;

public sealed class KeyNamesTests
{
    static readonly string[] Devices = ["CON", "nul", "Com1", "LPT¹", "CONIN$", "aux.txt"];

    [TestCase("orders")]
    [TestCase("worker-1")]
    [TestCase("worker_12")]
    [TestCase("My.App.Orders")]
    [TestCase("zürich")]
    [TestCase("注文")]
    [TestCase("console")]
    public void A_value_fit_for_a_name_is_the_name(string key)
    {
        Assert.That(KeyNames.For(key, caseMatters: true), Is.EqualTo(key));
    }

    [TestCase("a/b", "a_b")]
    [TestCase("../../etc/passwd", "_._.._etc_passwd")]
    [TestCase("..", "__")]
    [TestCase(".", "_")]
    [TestCase(".hidden", "_hidden")]
    [TestCase("ends.", "ends_")]
    [TestCase("C:\\x", "C__x")]
    [TestCase("two words", "two_words")]
    [TestCase("a\0b\nc", "a_b_c")]
    [TestCase("{ProcessId}", "_ProcessId_")]
    [TestCase("*?<>|\"", "______")]
    [TestCase("CON", "_CON")]
    [TestCase("aux.txt", "_aux.txt")]
    [TestCase("lpt9", "_lpt9")]
    [TestCase("app20261122", "app20261122")]
    [TestCase("app_001", "app_001")]
    [TestCase("app2026_1", "app2026_1")]
    [TestCase("app.gz", "app.gz")]
    public void A_value_that_is_not_is_made_fit_and_ends_in_its_hash(string key, string expected)
    {
        Assert.That(KeyNames.For(key, caseMatters: true), Does.Match($"^{System.Text.RegularExpressions.Regex.Escape(expected)}-[a-p]{{10}}$"));
    }

    [Test]
    public void Half_characters_are_made_fit_and_told_apart()
    {
        string[] keys = ["\ud800", "\ud801", "x\ud800y", "x\udc00y", "\udc00\ud800"];

        var names = keys.Select(key => KeyNames.For(key, caseMatters: true)).ToList();

        Assert.That(names, Is.Unique);
        Assert.That(names, Has.All.Match("^_-[a-p]{10}$"));
    }

    [Test]
    public void The_name_of_a_value_never_changes()
    {
        Assert.That(KeyNames.For("a/b", caseMatters: true), Is.EqualTo("a_b-nhocmghibm"));
    }

    [Test]
    public void A_name_stays_short_and_whole_letters_are_cut()
    {
        foreach (var key in new[] { new string('x', 101), new string('ö', 5000), string.Concat(Enumerable.Repeat("😀", 60)), new string('/', 300) })
        {
            var name = KeyNames.For(key, caseMatters: true);

            Assert.That(Encoding.UTF8.GetByteCount(name), Is.LessThanOrEqualTo(100), key);
            Assert.That(name.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar), Is.False, key);
        }
    }

    [Test]
    public void No_two_values_share_a_name()
    {
        var keys = Words("aA._-/1é\u0301", 4).Concat(Devices).Concat(Words("aA._-/1", 3).Select(word => KeyNames.For(word, false)))
            .Distinct().ToList();

        Assert.That(keys.Select(key => KeyNames.For(key, caseMatters: true)).Distinct().Count(), Is.EqualTo(keys.Count));
        Assert.That(keys.Select(key => KeyNames.For(key, caseMatters: false).ToUpperInvariant().Normalize()).Distinct().Count(),
            Is.EqualTo(keys.Count));
    }

    [TestCase("")]
    [TestCase("yyyy")]
    [TestCase("yyyyMMdd")]
    public void The_files_of_no_value_are_taken_for_those_of_another(string dateFormat)
    {
        var label = new DateTime(2026, 1, 1);
        var keys = Words("a_2", 4).Concat(["a2026", "a2026_", "a2026_2", "a20260101", "a20260101_", "a20260101_12", "a_001", "a.gz"]).ToList();
        var namings = keys.Select(key => new DatedNaming(KeyNames.For(key, caseMatters: true) + ".log", dateFormat)).ToList();

        foreach (var naming in namings)
        {
            foreach (var number in new[] { 0, 1, 100 })
            {
                var name = naming.Format(new LogFileId(dateFormat.Length == 0 ? DateTime.MinValue : label, number));
                Assert.That(namings.Count(other => other.TryParse(name, out _, out _)), Is.EqualTo(1), name);
            }
        }
    }

    static IEnumerable<string> Words(string letters, int longest) =>
        Enumerable.Range(1, longest).SelectMany(length => Enumerable.Range(0, (int)Math.Pow(letters.Length, length)).Select(number =>
        {
            var word = new char[length];
            for (var i = 0; i < length; i++, number /= letters.Length) word[i] = letters[number % letters.Length];
            return new string(word);
        }));
}
