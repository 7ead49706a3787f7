using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Tests.Rolling;

public sealed class RetentionPolicyTests
{
    static readonly DateTime Day = new(2026, 11, 22);

    // Of the files 0, 1, 2 and 3 of a day.
    [TestCase(null, 3, "")]
    [TestCase(5, 3, "")]
    [TestCase(4, 3, "")]
    [TestCase(3, 3, "0")]
    [TestCase(1, 3, "0,1,2")]
    [TestCase(2, 0, "1,2")]
    [TestCase(1, 0, "1,2,3")]
    public void The_oldest_beyond_the_limit_go_but_never_the_active_one(int? limit, int active, string expected)
    {
        LogFileId[] files = [.. Enumerable.Range(0, 4).Select(number => new LogFileId(Day, number))];

        var expired = new RetentionPolicy(limit).Expired(files, files[active]);

        Assert.That(string.Join(',', expired.Select(id => id.Number)), Is.EqualTo(expected));
    }
}
