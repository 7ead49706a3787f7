using System.Text;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Files;

public sealed class LogFileTests
{
    static readonly FileShape Marked = new(new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    [Test]
    public void A_new_file_begins_with_the_byte_order_mark_and_a_continued_one_gets_no_second()
    {
        using var folder = new TempFolder();
        var path = folder.File("app.log");

        using (var file = LogFiles.Open(path, Marked)) file.Append("a"u8);
        using (var file = LogFiles.Open(path, Marked)) file.Append("b"u8);

        Assert.That(System.IO.File.ReadAllBytes(path), Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', (byte)'b' }));
    }

    [Test]
    public void Others_may_read_and_rename_the_file_while_it_is_written()
    {
        using var folder = new TempFolder();
        using var file = LogFiles.Open(folder.File("app.log"));

        file.Append("first\n"u8);
        Assert.That(folder.Read("app.log"), Is.EqualTo("first\n"));
        System.IO.File.Move(folder.File("app.log"), folder.File("moved.log"));
        file.Append("second\n"u8);

        Assert.That(folder.Read("moved.log"), Is.EqualTo("first\nsecond\n"));
    }

    [Test]
    [Platform("Linux")]
    public void A_full_disk_fails_the_write_and_counts_nothing_as_written()
    {
        using var file = LogFiles.Open("/dev/full");

        Assert.That(() => file.Append("lost\n"u8), Throws.InstanceOf<IOException>());
        Assert.That(file.Length, Is.Zero);
    }

    [Test]
    public void Disposing_twice_does_nothing_more()
    {
        using var folder = new TempFolder();
        var file = LogFiles.Open(folder.File("app.log"));

        file.Dispose();

        Assert.That(file.Dispose, Throws.Nothing);
    }
}
