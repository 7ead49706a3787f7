using System.Diagnostics;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Torture.Parent;

/// <summary>One worker process from its start to its end, and what was done to it.</summary>
sealed class Life : IDisposable
{
    readonly LoggingLevelSwitch _level = new(LogEventLevel.Verbose);

    /// <summary>Starts a worker.</summary>
    /// <param name="listener">Where it sends its events.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="seed">Settles its voice, and what it says.</param>
    /// <param name="folder">Where its tally lies.</param>
    public Life(RelayListener listener, string name, int seed, string folder)
    {
        (Name, Voice) = (name, (Voice)new Random(seed).Next(Enum.GetValues<Voice>().Length));
        var tallyPath = Path.Combine(folder, $"{name}.tally");
        Tally = new WorkerTally(tallyPath);
        var start = ThisProgram.AsWorker(tallyPath, Voice.ToString(), seed.ToString(CultureInfo.InvariantCulture));
        Process = listener.StartWorker(start, name, new RelayWorkerOptions { LevelSwitch = _level, CaptureOutput = true });
    }

    public string Name { get; }

    public Voice Voice { get; }

    /// <summary>What it says itself that it did.</summary>
    public WorkerTally Tally { get; }

    public Process Process { get; }

    /// <summary>Whether it was told to spoil its pipe. (Its tally knows whether it got so far.)</summary>
    public bool IsVandal { get; private set; }

    /// <summary>Whether it had to be killed, because it did not end when it was asked to.</summary>
    public bool IsOverdue { get; private set; }

    /// <summary>Waits for its end; <paramref name="end"/> asks it to end, within <paramref name="patience"/>.</summary>
    public async Task WaitForEndAsync(TimeSpan patience, CancellationToken end)
    {
        using var asked = end.Register(() => Tell(null));
        try
        {
            await Process.WaitForExitAsync(end);
        }
        catch (OperationCanceledException)
        {
            var exited = Process.WaitForExitAsync(CancellationToken.None);
            if (await Task.WhenAny(exited, Task.Delay(patience, CancellationToken.None)) == exited) return;
            IsOverdue = true;
            Libc.Kill(Process.Id);
            await exited;
        }
    }

    /// <summary>Does something to it, or has it do something.</summary>
    public void Suffer(Deed deed, Random random)
    {
        if (Process.HasExited) return;
        switch (deed)
        {
            case Deed.ChangeLevel:
                _level.MinimumLevel = (LogEventLevel)random.Next((int)LogEventLevel.Fatal);
                break;
            case Deed.Pause:
                _ = PauseAsync(TimeSpan.FromMilliseconds(random.Next(100, 2000)));
                break;
            case Deed.Kill:
                Libc.Kill(Process.Id);
                break;
            case Deed.End:
                Tell(null);
                break;
            case Deed.Flood or Deed.Crash:
                Tell(deed);
                break;
            default:
                IsVandal = true;
                // Among lines of JSON anything else would cost a good line too, and the books would be mere guesses.
                Tell(Voice == Voice.JsonLines ? Deed.BadLine : deed);
                break;
        }
    }

    public void Dispose()
    {
        Process.Dispose();
        Tally.Dispose();
    }

    async Task PauseAsync(TimeSpan time)
    {
        Libc.Stop(Process.Id);
        await Task.Delay(time);
        if (!Process.HasExited) Libc.Continue(Process.Id);
    }

    void Tell(Deed? deed)
    {
        try
        {
            if (deed is null) Process.StandardInput.Close();
            else Process.StandardInput.WriteLine(deed);
        }
        catch (Exception ex) when (ex is IOException or ObjectDisposedException)
        {
            // It is gone, or was asked to end before.
        }
    }
}
