using Serilog.Sinks.Acrilog.Buffering;

namespace Serilog.Sinks.Acrilog.Tests.Buffering;

public sealed class SpinGateTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public void A_pulse_is_given_though_its_thread_is_interrupted_while_others_are_about_to_wait()
    {
        const int Pulses = 30_000;
        var gate = new SpinGate();
        var stop = false;
        Exception? thrown = null;
        var waiting = Enumerable.Range(0, 3).Select(_ => new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                using (gate.Hold()) gate.Wait(TimeSpan.FromMilliseconds(1));
            }
        })).ToList();
        var pulsing = new Thread(() =>
        {
            for (var i = 0; i < Pulses && thrown is null; i++)
            {
                thrown = Pulse(gate);
                // So that they are about to wait again.
                Thread.SpinWait(i % 500);
            }
        });
        waiting.ForEach(thread => thread.Start());
        pulsing.Start();

        while (!pulsing.Join(0)) pulsing.Interrupt();
        Volatile.Write(ref stop, true);

        foreach (var thread in waiting) Assert.That(thread.Join(Patience), Is.True);
        Assert.That(thrown, Is.Null);
    }

    static ThreadInterruptedException? Pulse(SpinGate gate)
    {
        using (gate.Hold())
        {
            try
            {
                gate.PulseAll();
                return null;
            }
            catch (ThreadInterruptedException ex)
            {
                return ex;
            }
        }
    }
}
