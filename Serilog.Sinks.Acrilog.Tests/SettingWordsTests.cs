namespace Serilog.Sinks.Acrilog.Tests;

public sealed class SettingWordsTests
{
    [TestCase("1B", 1)]
    [TestCase("1 b", 1)]
    [TestCase("100 MB", 100_000_000)]
    [TestCase(" 100mb ", 100_000_000)]
    [TestCase("4kB", 4_000)]
    [TestCase("4 KB", 4_000)]
    [TestCase("10 GB", 10_000_000_000)]
    [TestCase("2TB", 2_000_000_000_000)]
    [TestCase("64 KiB", 65_536)]
    [TestCase("16 mib", 16_777_216)]
    [TestCase("1.5 GiB", 1_610_612_736)]
    [TestCase("0.001 kB", 1)]
    [TestCase("1.1 KiB", 1_126)]
    [TestCase("8388607.5 TiB", 9_223_371_487_098_961_920)]
    public void A_size_is_a_number_and_a_unit(string text, long bytes) =>
        Assert.That(SizeText.Parse(text, "fileSizeLimit"), Is.EqualTo(bytes));

    [TestCase("100")]
    [TestCase("MB")]
    [TestCase("100 XB")]
    [TestCase("100 M")]
    [TestCase("-1 MB")]
    [TestCase("1,5 MB")]
    [TestCase("1.5.0 MB")]
    [TestCase("1e3 MB")]
    [TestCase("1 MB 2 kB")]
    [TestCase("0 MB")]
    [TestCase("0.5 B")]
    [TestCase(".")]
    [TestCase(" ")]
    [TestCase("٣ MB")]
    [TestCase("8388608 TiB")]
    [TestCase("99999999999999999999999999999999999999 TB")]
    public void A_text_that_is_no_size_is_refused_with_what_is_allowed(string text) =>
        Assert.That(() => SizeText.Parse(text, "fileSizeLimit"),
            Throws.ArgumentException.With.Message.StartsWith($"fileSizeLimit is \"{text}\"; it must be").And.Message.Contains("\"100 MB\""));

    [TestCase("100 M", "MB")]
    [TestCase("100 megabyte", "MB")]
    [TestCase("100 megabites", "MB")]
    [TestCase("4 k", "kB")]
    [TestCase("4 Mio", "MiB")]
    [TestCase("4 Mebi", "MiB")]
    public void A_unit_of_size_that_is_unknown_is_refused_with_the_nearest_one(string text, string nearest) =>
        Assert.That(() => SizeText.Parse(text, "fileSizeLimit"), Throws.ArgumentException.With.Message.Contains($" Did you mean '{nearest}'?"));

    [TestCase("100")]
    [TestCase("100 XB")]
    [TestCase("0 MB")]
    [TestCase("MB")]
    public void No_unit_is_proposed_where_none_is_near(string text) =>
        Assert.That(() => SizeText.Parse(text, "fileSizeLimit"), Throws.ArgumentException.With.Message.Not.Contains("mean"));

    [TestCase("14d", "14.00:00:00")]
    [TestCase("2w", "14.00:00:00")]
    [TestCase("1d12h", "1.12:00:00")]
    [TestCase(" 1 d 12 h ", "1.12:00:00")]
    [TestCase("90m", "01:30:00")]
    [TestCase("1w2d3h4m5s6ms", "9.03:04:05.006")]
    [TestCase("500ms", "00:00:00.5")]
    [TestCase("1m1ms", "00:01:00.001")]
    [TestCase("10675199d", "10675199.00:00:00")]
    public void A_time_is_numbers_and_units(string text, string time) =>
        Assert.That(SpanText.Parse(text, "retainedFor"), Is.EqualTo(TimeSpan.Parse(time, null)));

    [TestCase("14")]
    [TestCase("d")]
    [TestCase("3M")]
    [TestCase("14D")]
    [TestCase("14 days")]
    [TestCase("12h1d")]
    [TestCase("1d1d")]
    [TestCase("1.5d")]
    [TestCase("-1d")]
    [TestCase("1.00:00:00")]
    [TestCase("0d")]
    [TestCase(" ")]
    [TestCase("10675200d")]
    [TestCase("9999999999999d")]
    public void A_text_that_is_no_time_is_refused_with_what_is_allowed(string text) =>
        Assert.That(() => SpanText.Parse(text, "retainedFor"),
            Throws.ArgumentException.With.Message.StartsWith($"retainedFor is \"{text}\"; it must be").And.Message.Contains("\"14d\""));

    [TestCase("14 days", "d (days)")]
    [TestCase("14D", "d (days)")]
    [TestCase("1d 3 hour", "h (hours)")]
    [TestCase("90 mins", "m (minutes)")]
    [TestCase("90 secnds", "s (seconds)")]
    [TestCase("5 milli", "ms (milliseconds)")]
    [TestCase("3M", "m (minutes)")]
    public void A_unit_of_time_that_is_unknown_is_refused_with_the_nearest_one(string text, string nearest) =>
        Assert.That(() => SpanText.Parse(text, "retainedFor"), Throws.ArgumentException.With.Message.Contains($" Did you mean '{nearest}'?"));

    [TestCase("14")]
    [TestCase("12h1d")]
    [TestCase("3 months")]
    [TestCase("1 year")]
    public void No_unit_is_proposed_for_what_has_none(string text) =>
        Assert.That(() => SpanText.Parse(text, "retainedFor"), Throws.ArgumentException.With.Message.Not.Contains("mean"));

    [TestCase(null)]
    [TestCase("")]
    public void Without_words_the_number_holds(string? words)
    {
        Assert.That(SettingWords.Size(words, 5, 7), Is.EqualTo(5));
        Assert.That(SettingWords.Span(words, TimeSpan.FromDays(1)), Is.EqualTo(TimeSpan.FromDays(1)));
    }

    [Test]
    public void Both_forms_at_once_are_refused_by_their_names()
    {
        var write = new LoggerConfiguration().WriteTo;

        Assert.That(() => write.AcrilogFile("app.log", formatProvider: null, fileSizeLimit: "1 MB", fileSizeLimitBytes: 5),
            Throws.ArgumentException.With.Message.StartsWith("fileSizeLimit is \"1 MB\" beside fileSizeLimitBytes, which is 5 "));
        Assert.That(() => write.AcrilogFile("app.log", formatProvider: null, fileSizeLimit: "1 MB", fileSizeLimitBytes: null),
            Throws.ArgumentException.With.Message.StartsWith("fileSizeLimit is \"1 MB\" beside fileSizeLimitBytes, which is null "));
        Assert.That(() => write.AcrilogFile("app.log", formatProvider: null, retainedFor: "1d", retainedFileTimeLimit: TimeSpan.FromDays(2)),
            Throws.ArgumentException.With.Message.StartsWith("retainedFor is \"1d\" beside retainedFileTimeLimit, which is 2.00:00:00 "));
        Assert.That(() => write.AcrilogFile("app.log", formatProvider: null, retainedTotalSizeLimit: "1 GB", retainedTotalSizeLimitBytes: 5),
            Throws.ArgumentException.With.Message.StartsWith("retainedTotalSizeLimit is \"1 GB\" beside retainedTotalSizeLimitBytes, which is 5 "));
        Assert.That(() => write.AcrilogRelay(queueLimit: "1 MB", queueLimitBytes: 5),
            Throws.ArgumentException.With.Message.StartsWith("queueLimit is \"1 MB\" beside queueLimitBytes, which is 5 "));
    }
}
