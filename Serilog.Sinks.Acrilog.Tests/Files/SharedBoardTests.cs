using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Files;

public sealed class SharedBoardTests
{
    static readonly Period Hour = new(Some.Instant, Some.Instant.AddHours(1), new DateTime(2026, 11, 22));

    [Test]
    public void A_board_keeps_all_it_is_told()
    {
        using var folder = new TempFolder();
        using var board = new SharedBoard(folder.File("board"));
        using var other = new SharedBoard(folder.File("board"));
        Assert.That((board.Read(), board.Generation), Is.EqualTo((default((LogFileId, Period)?), 0)));

        var generation = board.Post(new LogFileId(Hour.Label, 7), Hour);

        Assert.That(other.Read(), Is.EqualTo((new LogFileId(Hour.Label, 7), Hour)));
        Assert.That(other.Generation, Is.EqualTo(generation));
        Assert.That(other.Post(new LogFileId(Hour.Label, 8), Hour), Is.EqualTo(generation + 1));
        Assert.That(board.Generation, Is.EqualTo(generation + 1));
    }

    [TestCase(0)]
    [TestCase(9)]
    [TestCase(55)]
    public void A_board_that_somebody_cut_says_nothing(int length)
    {
        using var folder = new TempFolder();
        using var board = new SharedBoard(folder.File("board"));
        var before = board.Post(new LogFileId(Hour.Label, 7), Hour);

        using (var file = new FileStream(folder.File("board"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(length);

        Assert.That((board.Read(), board.Generation), Is.EqualTo((default((LogFileId, Period)?), 0)));
        Assert.That(board.Post(new LogFileId(Hour.Label, 7), Hour), Is.Not.EqualTo(before));
    }

    [Test]
    public void One_has_the_lock_at_a_time()
    {
        using var folder = new TempFolder();
        using var board = new SharedBoard(folder.File("board"));
        using var other = new SharedBoard(folder.File("board"));

        Assert.That(board.TryLock(TimeSpan.Zero), Is.True);
        Assert.That(other.TryLock(TimeSpan.FromMilliseconds(1)), Is.False);
        board.Unlock();
        Assert.That(other.TryLock(TimeSpan.Zero), Is.True);
    }
}
