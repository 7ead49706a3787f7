namespace Serilog.Sinks.Acrilog.Tests.Support;

public sealed class SnapshotTests
{
    static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    [Test]
    public void A_text_that_is_the_reviewed_one_passes_and_takes_an_old_received_file_away()
    {
        using var folder = new TempFolder();
        System.IO.File.WriteAllBytes(folder.File("a.verified.txt"), [.. ByteOrderMark, .. "one\r\ntwo"u8]);
        System.IO.File.WriteAllText(folder.File("a.received.txt"), "old");

        Snapshot.Match("one\ntwo", folder.File("a"));

        Assert.That(folder.Names(), Is.EqualTo(["a.verified.txt"]));
    }

    [Test]
    public void Another_text_is_left_in_the_received_file_and_fails_with_the_lines_that_differ()
    {
        using var folder = new TempFolder();
        System.IO.File.WriteAllText(folder.File("a.verified.txt"), "one\ntwo");

        var failure = Failure("one\r\nthree", folder.File("a"));

        Assert.That(failure, Does.Contain("first difference in line 2").And.Contain("- two").And.Contain("+ three"));
        Assert.That(System.IO.File.ReadAllBytes(folder.File("a.received.txt")), Is.EqualTo((byte[])[.. ByteOrderMark, .. "one\nthree"u8]));
    }

    [Test]
    public void A_text_that_nobody_reviewed_fails()
    {
        using var folder = new TempFolder();

        Assert.That(Failure("one", folder.File("a")), Does.Contain("There is no"));
        Assert.That(folder.Names(), Is.EqualTo(["a.received.txt"]));
    }

    static string Failure(string text, string stem)
    {
        using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            return Assert.Throws<AssertionException>(() => Snapshot.Match(text, stem))!.Message;
        }
    }
}
