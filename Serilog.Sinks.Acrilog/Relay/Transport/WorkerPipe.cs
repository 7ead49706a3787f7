using System.IO.Pipes;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>The worker's end of its pipe: writes only.</summary>
static class WorkerPipe
{
    static readonly HashSet<string> Opened = [];

    /// <summary>Opens the inherited handle, once in a process, and keeps it from the worker's own children.</summary>
    /// <exception cref="IOException">The handle is not a pipe that this process inherited, or is in use already.</exception>
    public static Stream Open(RelayAddress address)
    {
        lock (Opened)
        {
            if (!Opened.Add(address.ToString()))
                throw new IOException("the relay was opened before in this process; one logger a process can use it");
        }

        try
        {
            var pipe = new AnonymousPipeClientStream(PipeDirection.Out, address.Handle);
            HandleInheritance.Stop(pipe.SafePipeHandle);
            return pipe;
        }
        catch (Exception ex) when (ex is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new IOException($"handle {address.Handle} is not a pipe that this process inherited from its parent", ex);
        }
    }
}
