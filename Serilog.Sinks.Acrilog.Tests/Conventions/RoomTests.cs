using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Conventions;

public sealed class RoomTests
{
    [Test]
    public void The_library_keeps_the_walls_between_its_rooms()
    {
        var breaches = RoomRules.Breaches(Sources.Compile(Sources.Of(Repository.Library)));

        Assert.That(breaches, Is.Empty);
    }

    [Test]
    public void A_using_line_of_a_room_not_listed_is_found_with_its_file_and_line()
    {
        var breaches = Check(
            ("Relay/Worker/Sender.cs", "using System;\nusing Serilog.Sinks.Acrilog.Relay.Parent;\nnamespace Serilog.Sinks.Acrilog.Relay.Worker;\nclass Sender;"),
            ("Relay/Parent/Listener.cs", "namespace Serilog.Sinks.Acrilog.Relay.Parent;\nclass Listener;"));

        Assert.That(breaches, Is.EqualTo(["Serilog.Sinks.Acrilog/Relay/Worker/Sender.cs(2): Relay.Worker may not use Relay.Parent"]));
    }

    [TestCase("Serilog.Sinks.Acrilog.FileSink.Target target = null!;")]
    [TestCase("global::Serilog.Sinks.Acrilog.FileSink.Target? target;")]
    [TestCase("FileSink.Target[] targets = [];")]
    [TestCase("object target = new FileSink.Target();")]
    public void A_room_not_listed_is_found_however_it_is_named(string field)
    {
        var breaches = Check(
            ("Relay/Parent/Listener.cs", $"namespace Serilog.Sinks.Acrilog.Relay.Parent;\nclass Listener\n{{\n    {field}\n}}"),
            ("FileSink/Target.cs", "namespace Serilog.Sinks.Acrilog.FileSink;\nclass Target;"));

        Assert.That(breaches, Is.EqualTo(["Serilog.Sinks.Acrilog/Relay/Parent/Listener.cs(4): Relay.Parent may not use FileSink"]));
    }

    [Test]
    public void A_room_reached_through_another_is_found_without_being_named()
    {
        var breaches = Check(
            ("Diagnostics/Count.cs", "namespace Serilog.Sinks.Acrilog.Diagnostics;\nclass Count { public int Value; }"),
            ("Files/Output.cs", "namespace Serilog.Sinks.Acrilog.Files;\nclass Output { public Diagnostics.Count Count = new(); }"),
            ("FileSink/Conductor.cs", "namespace Serilog.Sinks.Acrilog.FileSink;\nclass Conductor { public Files.Output Output = new(); }"),
            ("Relay/Wire/Frame.cs", "namespace Serilog.Sinks.Acrilog.Relay.Wire;\nclass Frame { int Of() => Make.It().Value; }"),
            ("Relay/Wire/Make.cs", "namespace Serilog.Sinks.Acrilog.Relay.Wire;\nclass Make\n{\n    public static Diagnostics.Count It() => new();\n}"));

        Assert.That(breaches, Is.EqualTo([
            "Serilog.Sinks.Acrilog/Relay/Wire/Frame.cs(2): Relay.Wire may not use Diagnostics",
            "Serilog.Sinks.Acrilog/Relay/Wire/Make.cs(4): Relay.Wire may not use Diagnostics",
        ]));
    }

    [Test]
    public void A_room_that_uses_the_root_is_found()
    {
        var breaches = Check(
            ("Extensions.cs", "namespace Serilog;\nstatic class Extensions { public static int Twice(this int i) => 2 * i; }"),
            ("Files/Output.cs", "namespace Serilog.Sinks.Acrilog.Files;\nclass Output { int Four => 2.Twice(); }"));

        Assert.That(breaches, Is.EqualTo(["Serilog.Sinks.Acrilog/Files/Output.cs(2): Files may not use the root"]));
    }

    [Test]
    public void A_room_that_the_table_does_not_know_is_found()
    {
        var breaches = Check(("Helpers/Misc.cs", "namespace Serilog.Sinks.Acrilog.Helpers;\nclass Misc;"));

        Assert.That(breaches, Is.EqualTo(["Serilog.Sinks.Acrilog/Helpers/Misc.cs(1): the room Helpers is not in the table of rooms"]));
    }

    [TestCase("Formatting", "bool X => System.IO.File.Exists(\"a\");")]
    [TestCase("Formatting", "object X => new FileStream(\"a\", FileMode.Open);")]
    [TestCase("Formatting", "FileInfo X => new(\"a\");")]
    [TestCase("Formatting", "long X => System.Diagnostics.Stopwatch.GetTimestamp();")]
    [TestCase("Rolling", "string X => Path.GetFullPath(\"a\");")]
    [TestCase("Rolling", "object X => TimeProvider.System.GetUtcNow();")]
    [TestCase("Rolling", "void X() => Task.Run(() => { });")]
    [TestCase("Rolling", "long X => Environment.TickCount64;")]
    [TestCase("Rolling", "void X() { using var _ = new Semaphore(1, 1); }")]
    [TestCase("Relay.Wire", "Stream X => System.IO.File.OpenRead(\"a\");")]
    [TestCase("Relay.Wire", "object X => new System.IO.Pipes.AnonymousPipeServerStream();")]
    public void What_is_closed_to_a_room_is_found(string room, string member)
    {
        Assert.That(CheckMember(room, member), Is.Not.Empty.And.All.Contains(Rooms.Find(room)!.Wall!.Rule));
    }

    [TestCase("Formatting", "void X(TextWriter to) => to.Write(new StringWriter().ToString() + Environment.NewLine);")]
    [TestCase("Formatting", "int X(ref int n) => Interlocked.Increment(ref n);")]
    [TestCase("Rolling", "string X(DateTimeOffset at, RollingInterval every) => Path.Combine(\"a\", $\"{at:yyyyMMdd}{every}\");")]
    [TestCase("Relay.Wire", "int X(Stream from, byte[] to) => from.Read(to);")]
    [TestCase("Files", "bool X => System.IO.File.Exists(\"a\");")]
    public void What_is_open_to_a_room_is_let_through(string room, string member)
    {
        Assert.That(CheckMember(room, member), Is.Empty);
    }

    [Test]
    public void The_table_has_no_circle()
    {
        var built = new HashSet<string>();
        while (Rooms.All.FirstOrDefault(r => !built.Contains(r.Name) && r.MayUse.All(built.Contains)) is { } next) built.Add(next.Name);

        Assert.That(built, Is.EquivalentTo(Rooms.All.Select(r => r.Name)));
    }

    [Test]
    public void The_map_in_CONTRIBUTING_is_the_table()
    {
        var map = System.IO.File.ReadAllLines(Repository.Under("CONTRIBUTING.md"));

        Assert.That(map, Is.SupersetOf(Rooms.All.Select(Row)));
    }

    static string Row(Room room) =>
        $"| {room.Name} | {(room.MayUse.Length == 0 ? "no other room" : string.Join(", ", room.MayUse))} | {room.Wall?.Rule ?? ""} |";

    static IReadOnlyList<string> CheckMember(string room, string member) => Check(
        ($"{room.Replace('.', '/')}/Snippet.cs", $"using Serilog;\nnamespace Serilog.Sinks.Acrilog.{room};\nclass Snippet\n{{\n    {member}\n}}"));

    static IReadOnlyList<string> Check(params (string Path, string Text)[] files) =>
        RoomRules.Breaches(Sources.Compile(files.Select(file => Sources.Parse($"{Repository.Library}/{file.Path}", file.Text))));
}
