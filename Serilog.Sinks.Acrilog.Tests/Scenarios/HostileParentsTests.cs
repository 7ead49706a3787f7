using System.Diagnostics;
using System.IO.Pipes;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>A parent that is none of ours.</summary>
public sealed class HostileParentsTests
{
    [Test]
    public async Task What_no_parent_says_costs_a_worker_its_parents_wishes_and_nothing_else()
    {
        using var processes = new WorkerProcesses();
        var pipes = Enumerable.Range(0, 5).Select(_ => new ParentPipe()).ToArray();
        var infos = pipes.Select((pipe, i) => Welcomed(pipe, $"{i}")).ToArray();
        var worker = processes.Keep(Process.Start(Conversation.StartInfo(["listen", .. infos]))!);
        var talk = new Conversation(worker);
        for (var i = 0; i < pipes.Length; i++) Assert.That(await talk.Hear(), Is.EqualTo($"{i} Information"));

        byte[][] words =
        [
            [0xFF, 0xFF, 0xFF, 0xFF, 1],
            Flipped(FrameWriter.Whole(FrameType.Level, 0, payload => payload.Byte(0))),
            FrameWriter.Whole(FrameType.Level, 0, payload => payload.Byte(99)),
            FrameWriter.Whole(FrameType.Flush, 0, _ => { }),
        ];
        for (var i = 0; i < words.Length; i++)
        {
            await pipes[i].WriteAsync(words[i], default);
            Assert.That(await talk.Hear(), Does.StartWith("SelfLog").And.Contains("The parent says what no parent says"));
        }

        await pipes[^1].WriteAsync(FrameWriter.Whole((FrameType)200, 0, _ => { }), default);
        await pipes[^1].WriteAsync(FrameWriter.Whole(FrameType.Level, 0, payload => payload.Byte((byte)LogEventLevel.Error)), default);
        Assert.That(await talk.Hear(), Is.EqualTo($"{pipes.Length - 1} Error"), "what a later version says is passed over");

        await talk.Tell("enough");
        foreach (var pipe in pipes)
        {
            pipe.ReleaseWorkerEnd();
            Assert.That((await FramesOf(pipe))[^1], Is.EqualTo(FrameType.Bye));
        }

        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        foreach (var pipe in pipes) pipe.Dispose();
    }

    static string Welcomed(ParentPipe pipe, string name)
    {
        var address = new RelayAddress(pipe.Handles, name, LogEventLevel.Information, WireLimits.Version, "00" + name);
        pipe.Welcome([.. FrameWriter.Preamble, .. FrameWriter.Whole(FrameType.Welcome, 0, new Welcome(address.Nonce, "word", address.MinimumLevel, ParentCapabilities.None).WriteTo)]);
        return address.ToString();
    }

    static byte[] Flipped(byte[] frame)
    {
        frame[^1] ^= 1;
        return frame;
    }

    static async Task<List<FrameType>> FramesOf(ParentPipe pipe)
    {
        var (frames, types) = (new FrameReader(), new List<FrameType>());
        using var patience = new CancellationTokenSource(WorkerProcesses.Patience);
        while (await pipe.ReadAsync(frames.Space(), patience.Token) is > 0 and var count)
        {
            frames.Advance(count);
            while (frames.TryRead(out var frame)) types.Add(frame.Type);
        }

        return types;
    }
}
