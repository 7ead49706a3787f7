using System.Globalization;
using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>The worker's ends of its two pipes: events go out, control frames come in.</summary>
/// <remarks>Neither is handed on to the worker's own children.</remarks>
sealed class WorkerPipe : IDisposable
{
    const string NoWord = "there is no word of the parent in the second";

    static readonly HashSet<string> Opened = [];

    readonly PipeStream _events;
    readonly PipeStream _control;
    readonly PipeReading _reading;

    WorkerPipe(PipeStream events, PipeStream control, FrameReader frames, Welcome welcome)
    {
        (_events, _control, ControlFrames, Welcome) = (events, control, frames, welcome);
        _reading = new PipeReading(control);
        HandleInheritance.Stop(events.SafePipeHandle);
        HandleInheritance.Stop(control.SafePipeHandle);
        PipeWriting.Prepare(events);
    }

    /// <summary>Cuts what <see cref="ReadControl"/> reads into frames; may already hold some.</summary>
    public FrameReader ControlFrames { get; }

    /// <summary>The parent's first words.</summary>
    public Welcome Welcome { get; }

    /// <summary>Opens the inherited handles, once in a process.</summary>
    /// <exception cref="IOException">The handles are not pipes that this process inherited for this info, or are in use already.</exception>
    public static WorkerPipe Open(RelayAddress address)
    {
        lock (Opened)
        {
            if (!Opened.Add(address.ToString()))
                throw new IOException("the relay was opened before in this process; one logger a process can use it");
        }

        try
        {
            var frames = new FrameReader();
            var welcome = Prove(address, frames);
            Check(PipeDirection.Out, address.Handles.Events);
            Check(PipeDirection.In, address.Handles.Control);
            var events = new AnonymousPipeClientStream(PipeDirection.Out, Text(address.Handles.Events));
            return new WorkerPipe(events, new AnonymousPipeClientStream(PipeDirection.In, Text(address.Handles.Control)), frames, welcome);
        }
        catch (Exception ex) when (ex is ArgumentException or IOException or UnauthorizedAccessException or WireFormatException or NotSupportedException)
        {
            throw new IOException($"handles {address.Handles} are not pipes that this process inherited from its parent: {ex.Message}", ex);
        }
    }

    /// <summary>Reads what the parent has written, or waits for it; 0 is the end: the parent is gone.</summary>
    /// <exception cref="OperationCanceledException"><see cref="StopReading"/> was called.</exception>
    public int ReadControl() => _reading.Read(ControlFrames.Space());

    /// <summary>Ends <see cref="ReadControl"/> for good; once, from any thread.</summary>
    public void StopReading() => _reading.Stop();

    /// <summary>Writes for the parent to read; waits while the pipe is full.</summary>
    /// <inheritdoc cref="PipeWriting.Write"/>
    public void Write(ReadOnlyMemory<byte> bytes, CancellationToken giveUp = default) => PipeWriting.Write(_events, bytes, giveUp);

    public void Dispose()
    {
        _events.Dispose();
        _control.Dispose();
        _reading.Dispose();
    }

    // A number that is stale may be anybody's handle by now. So it is not taken over until the parent's words were found behind
    // it, which were there before this process was.
    static Welcome Prove(RelayAddress address, FrameReader frames)
    {
        using var handle = new SafeFileHandle((nint)address.Handles.Control, ownsHandle: false);
        if (PipeProbe.CanPeek)
        {
            // What is somebody else's is to stay in their pipe.
            var seen = new FrameReader();
            seen.Advance(PipeProbe.Peek(handle, seen.Space().Span));
            _ = WelcomeIn(seen, address);
        }

        using var control = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        if (control.CanSeek || !PipeProbe.CanRead(handle)) throw new IOException(NoWord);
        frames.Advance(control.Read(frames.Space().Span));
        return WelcomeIn(frames, address);
    }

    static Welcome WelcomeIn(FrameReader frames, RelayAddress address)
    {
        if (!frames.TryRead(out var frame)) throw new IOException(NoWord);
        var welcome = Welcome.ReadFrom(frame);
        return welcome.Nonce == address.Nonce ? welcome : throw new IOException("the second is that of another worker");
    }

    // A stream that owns what turns out to be no pipe would close it.
    static void Check(PipeDirection direction, long handle) =>
        new AnonymousPipeClientStream(direction, new SafePipeHandle((nint)handle, ownsHandle: false)).Dispose();

    static string Text(long handle) => handle.ToString(CultureInfo.InvariantCulture);
}
