using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

public sealed class PublicApiTests
{
    [Test]
    public void The_public_api_is_the_reviewed_one()
    {
        Snapshot.Match(PublicApi.Of(typeof(Failures).Assembly));
    }

    [Test]
    public void The_text_shows_what_a_user_may_call_and_nothing_else()
    {
        var code = Sources.Compile([Sources.Parse("Project/Sample.cs", """
            namespace Sample;

            public enum Mode { Calm = 1, Wild = 4 }

            class Hidden;

            public sealed class Door(string? name = null) : IDisposable
            {
                internal int Hinges;
                public const int Limit = 3;
                public string? Name { get; private set; } = name;
                public Mode Mode { get; init; }
                public void Open<T>(IReadOnlyDictionary<string, T?> to, Mode mode = Mode.Calm, params int[] keys) where T : class { }
                public void Dispose() { }
                void Close() { }
            }

            public static class Doors
            {
                public static bool TryKnock(this Door door, long? bytes, out string answer) { answer = ""; return true; }
            }
            """)]);

        Assert.That(PublicApi.Of(code.Assembly), Is.EqualTo("""
            public sealed class Sample.Door : IDisposable
            {
                public Door(string? name = null);
                public Mode Mode { get; init; }
                public const int Limit = 3;
                public string? Name { get; }
                public void Dispose();
                public void Open<T>(IReadOnlyDictionary<string, T?> to, Mode mode = Calm, params int[] keys) where T : class;
            }

            public static class Sample.Doors
            {
                public static bool TryKnock(this Door door, long? bytes, out string answer);
            }

            public enum Sample.Mode
            {
                Calm = 1,
                Wild = 4,
            }
            """));
    }
}
