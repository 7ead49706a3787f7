using BenchmarkDotNet.Attributes;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Benchmarks.Micro;

/// <summary>An event becomes a frame of the relay, and a frame an event.</summary>
public class WireBenchmarks
{
    readonly LogEvent _event = SampleEvent.Make();
    readonly EventEncoder _encoder = new();
    readonly EventDecoder _decoder = new();
    readonly byte[] _payload;

    public WireBenchmarks()
    {
        var frame = _encoder.Encode(_event, out _);
        _payload = frame[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes].ToArray();
    }

    [Benchmark(Description = "relay, encoding")]
    public int Encode() => _encoder.Encode(_event, out _).Length;

    [Benchmark(Description = "relay, decoding")]
    public LogEvent Decode() => _decoder.Decode(_payload);
}
