using Microsoft.CodeAnalysis;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

public sealed class CallerMembersTests
{
    // Each place that logs is followed by At(), to which the compiler tells the member and the line.
    const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        using static Probe;

        Log.Information("x"); At();
        await Task.Yield();
        Log.Information("x"); At();
        Action lambda = () => { Log.Information("x"); At(); };
        lambda();
        await LocalAsync();
        StaticLocal();

        _ = new Box<string>(1);
        RuntimeHelpers.RunClassConstructor(typeof(Eager).TypeHandle);
        var box = new Box<int>();
        box.Plain();
        box.Generic("x");
        default(Pair<Guid>).Generic(1);
        await box.GenericAsync(1);
        await box.NestedAsync();
        box.Field();
        foreach (var _ in box.Items()) { }
        await foreach (var _ in box.StreamAsync()) { }
        ((int[])[1]).Select(box.Chosen).ToArray();
        box.Property = box.Property;
        _ = box[1];
        box.Happened += () => { };
        _ = box + 1;
        ((IDisposable)box).Dispose();
        await ((IAsyncDisposable)box).DisposeAsync();
        "x".Extension();
        Hidden.Say(); At();
        await Task.Run(box.Plain);

        async Task LocalAsync()
        {
            await Task.Yield();
            Log.Information("x"); At();
        }

        static void StaticLocal()
        {
            Log.Information("x"); At();
        }

        class Box<T> : IDisposable, IAsyncDisposable
        {
            public readonly Action Field = () => { Log.Information("x"); At(".ctor"); };
            public readonly Func<int, int> Chosen = value => { Log.Information("x"); At(".ctor"); return value; };
            public Box() { }
            public Box(int number) { Log.Information("x"); At(); }
            public void Plain() { Log.Information("x"); At(); }
            public void Generic<U>(U value) { Log.Information("x"); At(); }
            public async Task<U> GenericAsync<U>(U value) { await Task.Yield(); Log.Information("x"); At(); return value; }
            public Task NestedAsync()
            {
                Func<Task> lambda = async () =>
                {
                    await Task.Yield();
                    Local();
                    void Local() { Log.Information("x"); At(); }
                };
                return lambda();
            }
            public IEnumerable<T> Items()
            {
                Log.Information("x"); At();
                yield break;
            }
            public async IAsyncEnumerable<T> StreamAsync()
            {
                await Task.Yield();
                Log.Information("x"); At();
                yield break;
            }
            public int Property
            {
                get { Log.Information("x"); At(); return 1; }
                set { Log.Information("x"); At(); }
            }
            public int this[int index] { get { Log.Information("x"); At(); return index; } }
            public event Action Happened { add { Log.Information("x"); At(); } remove { } }
            public static int operator +(Box<T> box, int number) { Log.Information("x"); At(); return number; }
            void IDisposable.Dispose() { Log.Information("x"); At("Dispose"); }
            async ValueTask IAsyncDisposable.DisposeAsync() { await Task.Yield(); Log.Information("x"); At("DisposeAsync"); }
        }

        struct Pair<T>
        {
            public void Generic<U>(U value) { Log.Information("x"); At(); }
        }

        static class Eager
        {
            static Eager() { Log.Information("x"); At(); }
        }

        static class Extensions
        {
            public static void Extension(this string text) { Log.Information("x"); At(); }
        }

        static class Hidden
        {
            [StackTraceHidden]
            public static void Say() => Inner();
            [StackTraceHidden]
            static void Inner() => Log.Information("x");
        }

        static class Probe
        {
            public static Serilog.ILogger Log = Serilog.Core.Logger.None;
            public static readonly List<string> Callers = [];
            public static void At([CallerMemberName] string member = "", [CallerLineNumber] int line = 0) =>
                Callers.Add($"Shop.{(member == "<Main>$" ? "Main" : member)}({line})");
        }
        """;

    [TestCase(OptimizationLevel.Debug)]
    [TestCase(OptimizationLevel.Release)]
    public void Members_of_every_kind_are_told_as_the_source_shows_them(OptimizationLevel optimization)
    {
        var program = CompiledProgram.Load(Program, "/src/Shop.cs", optimization);
        var probe = program.GetType("Probe")!;
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().Enrich.WithCaller().WriteTo.Sink(sink).CreateLogger();
        probe.GetField("Log")!.SetValue(null, log);

        program.EntryPoint!.Invoke(null, [Array.Empty<string>()]);

        var expected = (IReadOnlyList<string>)probe.GetField("Callers")!.GetValue(null)!;
        Assert.That(expected, Has.Count.EqualTo(26));
        Assert.That(sink.Events.Select(e => e.RenderCaller()), Is.EqualTo(expected));
    }
}
