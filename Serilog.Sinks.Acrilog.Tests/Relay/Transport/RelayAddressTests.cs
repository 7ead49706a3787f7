using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Transport;

public sealed class RelayAddressTests
{
    const string Valid = "pipe:41/42?v=1&level=Debug&name=w&nonce=00ff";

    [TestCase("worker-1")]
    [TestCase("a b&c=d?e%f/ü\n")]
    public void An_info_survives_its_way_as_text(string workerName)
    {
        using var listener = RelayListener.Start(new LoggerConfiguration().MinimumLevel.Warning().CreateLogger());
        var info = listener.CreateInfo(workerName);

        var read = RelayInfo.Parse(info.ToString());

        Assert.That(read.WorkerName, Is.EqualTo(workerName));
        Assert.That(read.MinimumLevel, Is.EqualTo(LogEventLevel.Warning), "the parent's");
        Assert.That(read.ProtocolVersion, Is.EqualTo(1));
        Assert.That(info.ToString(), Does.Match(@"^[!-~]+$"), "one word of printable ASCII");
    }

    [Test]
    public void What_a_later_version_adds_is_left_alone() =>
        Assert.That(RelayInfo.Parse(Valid + "&color=blue").WorkerName, Is.EqualTo("w"));

    [TestCase("", "no transport")]
    [TestCase("nonsense", "no transport")]
    [TestCase("carrier-pigeon:1?v=1", "carrier-pigeon")]
    [TestCase("pipe:?v=1", "handle")]
    [TestCase("pipe:-3/5?v=1", "-3")]
    [TestCase("pipe:4/5", "'name' is missing")]
    [TestCase("pipe:4?v=1", "two handles")]
    [TestCase("pipe:4/5?name=w&level=Loud&v=1&nonce=1", "Loud")]
    [TestCase("pipe:4/5?name=w&level=7&v=1&nonce=1", "'7' is not a level")]
    [TestCase("pipe:4/5?name=w&level=Debug&v=2&nonce=1", "version 2")]
    [TestCase("pipe:4/5?name&level=Debug", "'name' has no value")]
    public void A_text_that_is_no_info_is_refused_with_the_reason(string text, string reason) =>
        Assert.That(() => RelayInfo.Parse(text), Throws.ArgumentException.With.Message.Contains(reason).And.Message.Contains($"'{text}'"));

    [Test]
    public void The_sink_refuses_a_text_that_is_no_info_when_it_is_configured() =>
        Assert.That(() => new LoggerConfiguration().WriteTo.AcrilogRelay("pipe:x"),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("info"));

    [TestCase(0)]
    [TestCase(-1)]
    public void The_sink_refuses_a_queue_of_no_bytes(long limit) =>
        Assert.That(() => new LoggerConfiguration().WriteTo.AcrilogRelay(Valid, queueLimitBytes: limit),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("queueLimitBytes"));
}
