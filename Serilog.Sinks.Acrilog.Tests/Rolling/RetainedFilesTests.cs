using FsCheck;
using FsCheck.Fluent;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Tests.Rolling;

public sealed class RetainedFilesTests
{
    static readonly DateTime Day = new(2026, 11, 22);
    static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    // Of the files 0, 1, 2 and 3 of 10 bytes each, last written to 4, 3, 2 and 1 hours ago, beside an active one of 5.
    [TestCase(null, null, null, "")]
    [TestCase(5, null, null, "")]
    [TestCase(4, null, null, "0")]
    [TestCase(1, null, null, "0,1,2,3")]
    [TestCase(null, 4, null, "")]
    [TestCase(null, 3, null, "0")]
    [TestCase(null, null, 45L, "")]
    [TestCase(null, null, 44L, "0")]
    [TestCase(null, null, 15L, "0,1,2")]
    [TestCase(null, null, 1L, "0,1,2,3")]
    [TestCase(4, 2, 25L, "0,1")]
    [TestCase(4, 2, 15L, "0,1,2")]
    public void A_file_goes_when_any_limit_wants_it_to(int? count, int? hours, long? bytes, string expected)
    {
        var retained = new RetainedFiles(new RetentionPolicy(count, hours is { } h ? TimeSpan.FromHours(h) : null, bytes));
        for (var i = 0; i < 4; i++) retained.Put(new StoredFile(new LogFileId(Day, i), false, 10, Now.AddHours(i - 4)));

        Assert.That(string.Join(',', retained.Expired(5, Now).Select(file => file.Id.Number)), Is.EqualTo(expected));
    }

    [Test]
    public void An_endless_time_limit_keeps_all()
    {
        var retained = new RetainedFiles(new RetentionPolicy(null, TimeSpan.MaxValue));
        retained.Put(new StoredFile(new LogFileId(Day, 0), false, 10, DateTimeOffset.MinValue));

        Assert.That(retained.Expired(0, Now), Is.Empty);
    }

    /// <summary>The rules once more, without any cleverness.</summary>
    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Whatever_happens_the_limits_hold_and_no_file_goes_without_need(
        (byte Id, bool Gone, ushort Bytes, byte Hours)[] steps, byte count, byte hours, ushort totalBytes, byte active)
    {
        var policy = new RetentionPolicy(
            count % 3 == 0 ? null : count, hours % 3 == 0 ? null : TimeSpan.FromHours(hours), totalBytes % 3 == 0 ? null : totalBytes * 20L);
        var retained = new RetainedFiles(policy);
        var model = new Dictionary<(LogFileId, bool), StoredFile>();
        foreach (var (id, gone, bytes, age) in steps)
        {
            var file = new StoredFile(new LogFileId(Day.AddDays(id / 8), id % 8 / 2), id % 2 == 1, bytes, Now.AddHours(-age));
            if (gone)
            {
                retained.Remove(file);
                model.Remove((file.Id, file.Compressed));
            }
            else
            {
                retained.Put(file);
                model[(file.Id, file.Compressed)] = file;
            }
        }

        var left = model.Values.Where(file => !(Now - file.LastWrite > policy.TimeLimit))
            .OrderBy(file => file.Id).ThenBy(file => file.Compressed).ToList();
        while (left.Count > 0 && (left.Count + 1 > policy.FileCountLimit || left.Sum(file => file.Bytes) + active > policy.TotalSizeLimitBytes))
            left.RemoveAt(0);

        var expired = retained.Expired(active, Now);
        return (retained.OldestFirst.Except(expired).SequenceEqual(left) && expired.Distinct().Count() == expired.Count
            && retained.OldestFirst.ToHashSet().SetEquals(model.Values)).Label($"{policy}: {string.Join(' ', expired)}");
    }
}
