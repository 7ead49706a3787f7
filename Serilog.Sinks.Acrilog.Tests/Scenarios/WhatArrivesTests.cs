using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>What is in an event when it has come through the pipe.</summary>
public sealed class WhatArrivesTests
{
    [Test]
    public async Task Every_kind_of_value_renders_in_the_parent_as_it_does_in_the_worker()
    {
        using var folder = new TempFolder();
        await using var parentsFile = new StreamWriter(folder.File("parent.txt"));
        await using var scene = new RelayScene(log => log.WriteTo.Logger(events => events.Filter.ByExcluding(e => e.Properties.ContainsKey("SourceContext")).WriteTo.Sink(new RenderingSink(parentsFile))));
        Assert.That(await scene.Run("renderer", "render", folder.File("worker.txt")), Is.Zero);
        await parentsFile.DisposeAsync();

        var worker = await global::System.IO.File.ReadAllBytesAsync(folder.File("worker.txt"));
        Assert.That(worker, Is.Not.Empty);
        Assert.That(folder.Read("parent.txt"), Is.EqualTo(folder.Read("worker.txt")));
        Assert.That(await global::System.IO.File.ReadAllBytesAsync(folder.File("parent.txt")), Is.EqualTo(worker));
    }

    [Test]
    public async Task An_exception_arrives_with_its_texts_and_its_inner_ones()
    {
        await using var scene = new RelayScene();
        Assert.That(await scene.Run("failing", "fail"), Is.EqualTo(7));

        var exception = scene.EventsOf("failing").Single().Exception;
        Assert.That((exception as RelayedException)?.OriginalTypeName, Is.EqualTo("System.AggregateException"));
        Assert.That(exception!.ToString(), Does.StartWith("System.AggregateException: several (first)").And.Contains("Failure.Thrown()").And.Contains("deep"));
        Assert.That(exception.InnerException?.InnerException, Has.Message.EqualTo("deep"));
    }

    [Test]
    public async Task An_event_that_is_logged_while_another_is_encoded_costs_neither()
    {
        await using var scene = new RelayScene();
        await scene.Run("reentrant", "reentrant");

        Assert.That(scene.EventsOf("reentrant").Select(e => e.RenderMessage()).Distinct(), Is.EqualTo(new[] { "inner", "outer value" }));
        Assert.That(scene.EventsOf("reentrant").Count(e => e.MessageTemplate.Text == "outer {Value}"), Is.EqualTo(1));
    }

    [Test]
    public async Task Events_of_workers_get_no_caller_in_the_parent_who_did_not_log_them()
    {
        await using var scene = new RelayScene(log => log.Enrich.WithCaller().Enrich.WithProcessIdentity());
        await scene.Run("elsewhere", "fail");

        var properties = scene.EventsOf("elsewhere").Single().Properties;
        Assert.That(properties.Keys, Has.None.EqualTo("Module").And.None.EqualTo("Function").And.None.EqualTo("LineNumber"));
        Assert.That(properties["ProcessId"].ToString(), Is.Not.EqualTo($"{Environment.ProcessId}"));
    }
}
