using System.Diagnostics;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class WorkersChildrenTests
{
    [Test]
    [Platform("Linux")]
    public async Task The_children_of_a_worker_do_not_get_its_pipes()
    {
        await using var scene = new RelayScene();
        scene.Start("parent", "life", "child");

        await scene.EndOf("parent");

        var said = scene.EventsOf("parent").Single();
        var child = scene.Keep(Process.GetProcessById((int)said.Value("Pid")!));
        var own = Directory.GetFiles("/proc/self/fd").Select(path => new FileInfo(path).LinkTarget);
        var passedOn = Directory.GetFiles($"/proc/{child.Id}/fd").Select(path => new FileInfo(path).LinkTarget).ToArray();
        Assert.That(passedOn, Is.Not.Empty);
        Assert.That(said.Values("Pipes").Except(passedOn).Except(own).Count(), Is.GreaterThanOrEqualTo(2), "the relay's, which the worker had and its child has not");
    }
}
