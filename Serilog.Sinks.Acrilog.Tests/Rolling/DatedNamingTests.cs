using System.Globalization;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Tests.Rolling;

public sealed class DatedNamingTests
{
    [TestCase("app.log", RollingInterval.Infinite, 0, "app.log")]
    [TestCase("app.log", RollingInterval.Infinite, 1, "app_001.log")]
    [TestCase("app.log", RollingInterval.Year, 0, "app2026.log")]
    [TestCase("app.log", RollingInterval.Month, 0, "app202611.log")]
    [TestCase("app.log", RollingInterval.Day, 0, "app20261122.log")]
    [TestCase("app.log", RollingInterval.Day, 1, "app20261122_001.log")]
    [TestCase("app.log", RollingInterval.Day, 999, "app20261122_999.log")]
    [TestCase("app.log", RollingInterval.Day, 1000, "app20261122_1000.log")]
    [TestCase("app.log", RollingInterval.Day, 999_999_999, "app20261122_999999999.log")]
    [TestCase("app.log", RollingInterval.Hour, 12, "app2026112213_012.log")]
    [TestCase("app.log", RollingInterval.Minute, 0, "app202611221345.log")]
    [TestCase("app", RollingInterval.Day, 2, "app20261122_002")]
    [TestCase(".log", RollingInterval.Day, 0, "20261122.log")]
    [TestCase("my.app-.json", RollingInterval.Day, 0, "my.app-20261122.json")]
    public void A_name_says_the_period_and_the_number_and_is_read_back(string fileName, RollingInterval interval, int number, string name)
    {
        var naming = new DatedNaming(fileName, new RollTiming(interval).DateFormat);
        var label = new CalendarOrNever(interval).Floor(new DateTime(2026, 11, 22, 13, 45, 30));
        var id = new LogFileId(label, number);

        Assert.That(naming.Format(id), Is.EqualTo(name));
        Assert.That(naming.TryParse(name, out var read), Is.True);
        Assert.That(read, Is.EqualTo(id));
    }

    [TestCase("app-error20261122.log")]
    [TestCase("app120261122.log")]
    [TestCase("app2026112.log")]
    [TestCase("app20261322.log")]
    [TestCase("app20261122.log.gz")]
    [TestCase("app20261122.txt")]
    [TestCase("app20261122_1.log")]
    [TestCase("app20261122_0001.log")]
    [TestCase("app20261122_000.log")]
    [TestCase("app20261122_.log")]
    [TestCase("app20261122_+01.log")]
    [TestCase("app20261122_00a.log")]
    [TestCase("app20261122_1000000000.log")]
    [TestCase("app20261122_2147483647.log")]
    [TestCase("app20261122_99999999999.log")]
    [TestCase("app20261122001.log")]
    [TestCase("app٢٠٢٦١١٢٢.log")]
    [TestCase("App20261122.log")]
    [TestCase("app.log")]
    [TestCase("app")]
    [TestCase("")]
    public void A_look_alike_is_not_ours(string name)
    {
        Assert.That(new DatedNaming("app.log", new RollTiming(RollingInterval.Day).DateFormat).TryParse(name, out _), Is.False);
    }

    [TestCase("app20261122.log", 0, false)]
    [TestCase("app20261122.log.gz", 0, true)]
    [TestCase("app20261122_012.log.gz", 12, true)]
    public void A_compressed_file_is_ours_too(string name, int number, bool compressed)
    {
        var naming = new DatedNaming("app.log", "yyyyMMdd");

        Assert.That(naming.TryParse(name, out var id, out var read), Is.True);
        Assert.That((id, read), Is.EqualTo((new LogFileId(new DateTime(2026, 11, 22), number), compressed)));
        Assert.That(naming.Format(id, compressed), Is.EqualTo(name));
    }

    [TestCase("app20261122.log.gz.gz")]
    [TestCase("app20261122.log.GZ")]
    [TestCase("app20261122.gz")]
    [TestCase("app20261122.log.gz.tmp")]
    [TestCase("app20261122_1.log.gz")]
    public void A_look_alike_of_a_compressed_file_is_not_ours(string name)
    {
        Assert.That(new DatedNaming("app.log", "yyyyMMdd").TryParse(name, out _, out _), Is.False);
    }

    [Test]
    public void Where_every_file_has_a_number_the_plain_name_is_not_ours()
    {
        var naming = new DatedNaming("app.log", "", firstNumber: 1);

        Assert.That(naming.Format(naming.FirstOf(DateTime.MinValue)), Is.EqualTo("app_001.log"));
        Assert.That(naming.TryParse("app.log", out _), Is.False);
    }

    [TestCase("app20261122134530.log", 30)]
    public void Seconds_are_named_as_precisely(string name, int seconds)
    {
        var naming = new DatedNaming("app.log", new RollTiming(RollingInterval.Day) { EverySeconds = 10 }.DateFormat);
        var id = new LogFileId(new DateTime(2026, 11, 22, 13, 45, seconds), 0);

        Assert.That(naming.Format(id), Is.EqualTo(name));
        Assert.That(naming.TryParse(name, out var read) && read == id, Is.True);
    }

    [Test]
    public void Names_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");

            var name = new DatedNaming("app.log", new RollTiming(RollingInterval.Day).DateFormat).Format(new LogFileId(new DateTime(2026, 11, 22), 1));

            Assert.That(name, Is.EqualTo("app20261122_001.log"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [FsCheck.NUnit.Property]
    public bool Whatever_is_written_is_read_back_and_sorts_as_numbers(ushort days, ushort number, ushort otherNumber)
    {
        var naming = new DatedNaming("app.log", new RollTiming(RollingInterval.Day).DateFormat);
        var day = new DateTime(2000, 1, 1).AddDays(days);
        var (a, b) = (new LogFileId(day, number), new LogFileId(day, otherNumber));

        return naming.TryParse(naming.Format(a), out var read) && read == a && Math.Sign(a.CompareTo(b)) == Math.Sign(number - otherNumber)
            && a.CompareTo(new LogFileId(day.AddDays(1), 0)) < 0;
    }

    readonly struct CalendarOrNever(RollingInterval interval)
    {
        public DateTime Floor(DateTime reading) =>
            interval == RollingInterval.Infinite ? DateTime.MinValue : new CalendarUnit(new RollTiming(interval)).Floor(reading);
    }
}
