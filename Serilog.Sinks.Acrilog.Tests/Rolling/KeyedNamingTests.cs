using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Tests.Rolling;

public sealed class KeyedNamingTests
{
    static readonly DateTime Day = new(2026, 11, 22);

    [TestCase("app-", ".log", "app-{0}.log")]
    [TestCase("", "-.log", "{0}-.log")]
    [TestCase("", ".log", "{0}.log")]
    [TestCase("", "", "{0}")]
    [TestCase("app.", "", "app.{0}")]
    [TestCase("", ".tar.log", "{0}.tar.log")]
    public void Every_file_of_every_key_is_recognised(string before, string after, string path)
    {
        string[] keys = ["a", "7", "12", "1.5", "v1.2.3", "20261122", "x_1", "-", "_"];
        foreach (var (format, firstNumber) in new[] { ("yyyyMMdd", 0), ("yyyy", 0), ("yyyyMMddHHmmss", 0), ("", 0), ("", 1) })
        {
            var keyed = new KeyedNaming(before, after, format, firstNumber);
            foreach (var key in keys)
            {
                var fileName = string.Format(null, path, key);
                var naming = new DatedNaming(fileName, format, firstNumber);
                foreach (var number in new[] { firstNumber, 1, 12, 1000, 20261122 })
                    foreach (var compressed in new[] { false, true })
                    {
                        var name = naming.Format(new LogFileId(format.Length == 0 ? default : Day, number), compressed);
                        Assert.That(keyed.LogsOf(name).Select(log => log.FileName), Has.Some.EqualTo(fileName), $"{name} with '{format}'");
                    }
            }
        }
    }

    [Test]
    public void A_number_that_may_be_a_date_is_taken_for_both()
    {
        var keyed = new KeyedNaming("", ".log", "yyyyMMdd", 0);

        Assert.That(keyed.LogsOf("app20261121_20261122.log").Select(log => log.FileName), Is.EquivalentTo(["app.log", "app20261121_.log"]));
    }

    [TestCase("web.config")]
    [TestCase("b-20261122.log")]
    [TestCase("a-20261122.txt")]
    [TestCase("a-2026112.log")]
    [TestCase("a-20261122.log.bak")]
    [TestCase("20261122.log")]
    [TestCase("")]
    public void What_no_key_would_give_is_nobodys(string name)
    {
        Assert.That(new KeyedNaming("a-", ".log", "yyyyMMdd", 0).LogsOf(name), Is.Empty);
    }
}
