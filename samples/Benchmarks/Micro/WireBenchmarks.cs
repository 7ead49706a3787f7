using BenchmarkDotNet.Attributes;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Benchmarks.Micro;

/// <summary>An event becomes a frame of the relay, and a frame an event; their names have been sent before, as in a relay.</summary>
public class WireBenchmarks
{
    readonly LogEvent _event = SampleEvent.Make();
    readonly EventEncoder _encoder = new();
    readonly NameBook _names = new();
    readonly EventDecoder _decoder = new();
    readonly byte[] _payload;

    public WireBenchmarks()
    {
        var frame = _encoder.Encode(_event, out _, _names);
        _payload = frame[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes].ToArray();
        DefineNames();
    }

    [Benchmark(Description = "relay, encoding")]
    public int Encode() => _encoder.Encode(_event, out _, _names).Length;

    [Benchmark(Description = "relay, decoding")]
    public LogEvent Decode() => _decoder.Decode(_payload);

    void DefineNames()
    {
        var names = _names.TakeUnsent(out var first) ?? [];
        var output = new ByteWriter();
        output.VarUInt((ulong)first);
        output.VarUInt((ulong)names.Count);
        foreach (var name in names) output.Text(name);
        _decoder.Define(output.Written);
    }
}
