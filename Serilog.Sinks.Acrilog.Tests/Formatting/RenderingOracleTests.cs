using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

/// <summary>Serilog's own formatter says what is right, to the byte.</summary>
public sealed class RenderingOracleTests
{
    [Test]
    public void Every_template_and_value_gives_the_bytes_that_Serilog_gives() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true), Prop.ForAll(RenderingCases.All(), AssertSame));

    static void AssertSame(RenderingCase c)
    {
        var serilogs = new MessageTemplateTextFormatter(c.Template, c.Provider);
        if (c.Make(escapes: false) is not { } ours)
        {
            // What is refused at once could not be written either.
            Assert.That(() => serilogs.Render(c.Event), Throws.Exception, c.ToString());
            return;
        }

        Assert.That(Outcome(() => ours.Render(c.Event)), Is.EqualTo(Outcome(() => serilogs.Render(c.Event))), c.ToString());
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.Latin1 })
        {
            var expected = Outcome(() => Convert.ToHexString(encoding.GetBytes(serilogs.Render(c.Event))));
            Assert.That(Outcome(() => Bytes(ours, c.Event, encoding)), Is.EqualTo(expected), c.ToString());
            Assert.That(Outcome(() => Bytes(serilogs, c.Event, encoding)), Is.EqualTo(expected), c.ToString());
        }
    }

    /// <summary>The text, or what was thrown: a template may hold a format that its value refuses, and no JSON is known for odd values.</summary>
    static string Outcome(Func<string> render)
    {
        try
        {
            return render();
        }
        catch (Exception refused) when (refused is FormatException or NotSupportedException or ArgumentException)
        {
            return refused.GetType().FullName!;
        }
    }

    static string Bytes(ITextFormatter formatter, LogEvent logEvent, Encoding encoding)
    {
        var buffer = Utf8Buffer.Rent();
        try
        {
            TextFormatterAdapter.Of(formatter).Format(logEvent, buffer);
            return Convert.ToHexString(buffer.Encode(Utf8Buffer.IsUtf8(encoding) ? null : encoding));
        }
        finally
        {
            Utf8Buffer.Return(buffer);
        }
    }
}
