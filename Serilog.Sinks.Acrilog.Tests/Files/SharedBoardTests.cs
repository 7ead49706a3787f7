using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Files;

public sealed class SharedBoardTests
{
    [Test]
    public void A_board_keeps_all_it_is_told()
    {
        using var folder = new TempFolder();
        var period = new Period(Some.Instant, Some.Instant.AddHours(1), new DateTime(2026, 11, 22));
        using var board = new SharedBoard(folder.File("board"));
        using var other = new SharedBoard(folder.File("board"));
        Assert.That(board.Read(), Is.Null);

        var state = board.Post(new LogFileId(period.Label, 7), period, 1L << 43);

        Assert.That(other.Read(), Is.EqualTo((new LogFileId(period.Label, 7), period)));
        Assert.That(other.State, Is.EqualTo(state));
        Assert.That((state.Generation, state.LengthBytes), Is.EqualTo((1, 1L << 43)));
        Assert.That(other.TryTake(state, 5), Is.True);
        Assert.That(board.TryTake(state, 5), Is.False);
        Assert.That(board.State.LengthBytes, Is.EqualTo((1L << 43) + 5));
    }
}
