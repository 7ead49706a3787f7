using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>Workers in other languages, which write lines of compact JSON.</summary>
public sealed class JsonLineWorkersTests
{
    const string Python = """
        import os, json, datetime, sys
        pipe = os.fdopen(int(os.environ["ACRILOG_RELAY"].split(":")[1].split("/")[0]), "w")
        for i in range(1000):
            now = datetime.datetime.now(datetime.timezone.utc).isoformat()
            pipe.write(json.dumps({"@t": now, "@mt": "line {N} of {Who}", "@l": "Debug", "N": i, "Who": "pythön"}) + "\n")
        """;

    [TestCase("sh")]
    [TestCase("bash")]
    public async Task The_lines_of_a_shell_are_events_in_their_order(string shell)
    {
        await using var scene = new RelayScene(log => log.Enrich.WithProcessIdentity());
        var startInfo = new System.Diagnostics.ProcessStartInfo(shell, ["-c", Shell.DefineLog + "i=0; while [ $i -lt 500 ]; do log $i; i=$((i+1)); done"]);
        var worker = scene.Keep(scene.Listener.StartWorker(startInfo, "shell"));

        var end = await scene.EndOf("shell");

        var events = scene.EventsOf("shell");
        Assert.That(events.Select(e => Convert.ToInt32(e.Value("N"))), Is.EqualTo(Enumerable.Range(0, 500)));
        Assert.That(events[7].RenderMessage(), Is.EqualTo("line 7"));
        Assert.That(events.Select(e => e.Value("ProcessId")), Has.All.EqualTo(worker.Id));
        Assert.That(events.Select(e => e.Value("ProcessName")), Has.All.EqualTo(shell), "not the parent's");
        Assert.That(end.RenderMessage(), Does.EndWith("exit code 0: 500 events received, 0 lost"));
        Assert.That(end.Value("IsClean"), Is.True);
        Assert.That((await scene.StartOf("shell")).Value("ProcessId"), Is.EqualTo(worker.Id));
    }

    [Test]
    public async Task The_lines_of_python_are_events_in_their_order()
    {
        Assume.That(Exists("python3"), "python3 is installed");
        await using var scene = new RelayScene();
        var startInfo = new System.Diagnostics.ProcessStartInfo("python3", ["-c", Python]);
        scene.Keep(scene.Listener.StartWorker(startInfo, "python"));

        Assert.That((await scene.EndOf("python")).Value("Received"), Is.EqualTo(1000));

        var events = scene.EventsOf("python");
        Assert.That(events.Select(e => Convert.ToInt32(e.Value("N"))), Is.EqualTo(Enumerable.Range(0, 1000)));
        Assert.That(events[5].RenderMessage(), Is.EqualTo("line 5 of \"pythön\""));
        Assert.That(events[5].Level, Is.EqualTo(LogEventLevel.Debug));
    }

    [Test]
    public async Task A_broken_object_costs_itself_alone_and_is_shown()
    {
        await using var scene = new RelayScene();
        scene.StartShell("sloppy", Shell.DefineLog + "log 1; echo '{broken' >&3; log 2; echo '{\"@m\":\"torn' >&3; echo >&3; log 3");

        var end = await scene.EndOf("sloppy");

        Assert.That(Numbers(scene), Is.EqualTo("1 2 3"));
        Assert.That(scene.Said().Where(said => said.Contains("sent a line that is no event: \"it is not JSON")), Has.Exactly(2).Items.And.One.Contains("begins with \"{broken\""));
        Assert.That(end.Value("Lost"), Is.EqualTo(2));
        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Warning));
    }

    [TestCase("echo hello >&3; log 1", "hello|line 1", TestName = "The_first_line_may_be_plain_text")]
    [TestCase("echo >&3; log 1", "line 1", TestName = "The_first_line_may_be_empty")]
    [TestCase("printf ' \t{\"@m\":\"indented\"}\\n' >&3; log 1", "indented|line 1", TestName = "The_first_line_may_begin_with_a_space")]
    [TestCase("echo ' indented' >&3; log 1", " indented|line 1", TestName = "Plain_text_keeps_its_indent")]
    [TestCase("printf '\\357\\273\\277hello\\r\\n' >&3; log 1", "hello|line 1", TestName = "A_byte_order_mark_may_stand_before_plain_text")]
    [TestCase("printf '\\357\\273hello\\n' >&3; log 1", "\uFFFDhello|line 1", TestName = "Bytes_that_are_not_UTF_8_cost_a_character")]
    [TestCase("printf '\\254\\122 hello\\n' >&3; log 1", "\uFFFDR hello|line 1", TestName = "Text_may_begin_as_a_frame_does_for_two_bytes")]
    [TestCase("echo '[1]' >&3; echo 42 >&3; echo null >&3", "[1]|42|null", TestName = "JSON_that_is_no_object_is_plain_text")]
    [TestCase("log 1; printf 'no newline' >&3", "line 1|no newline", TestName = "The_last_line_of_plain_text_needs_no_newline")]
    [TestCase("printf '\\033[31mred\\033[0m\\n' >&3", "\u001B[31mred\u001B[0m", TestName = "Colours_are_plain_text")]
    public async Task Every_line_is_read_and_one_that_is_no_object_is_an_event_of_its_own(string script, string messages)
    {
        await using var scene = new RelayScene();
        scene.StartShell("script", Shell.DefineLog + script);

        var end = await scene.EndOf("script");

        Assert.That(string.Join('|', scene.EventsOf("script").Select(e => e.RenderMessage())), Is.EqualTo(messages));
        Assert.That(end.RenderMessage(), Does.EndWith($"exit code 0: {messages.Split('|').Length} events received, 0 lost"));
        Assert.That(end.Value("IsClean"), Is.True);
    }

    [Test]
    public async Task A_line_of_plain_text_is_marked_and_has_its_worker()
    {
        await using var scene = new RelayScene();
        var worker = scene.StartShell("script", Shell.OpenRelay + "echo 'disk {full}: 100%' >&3");
        await scene.EndOf("script");

        var line = scene.EventsOf("script").Single();

        Assert.That(line.Level, Is.EqualTo(LogEventLevel.Information));
        Assert.That(line.Value("Line"), Is.EqualTo("disk {full}: 100%"));
        Assert.That(line.Value("Stream"), Is.EqualTo("relay"));
        Assert.That(line.Value("ProcessId"), Is.EqualTo(worker.Id));
    }

    [Test]
    public async Task A_line_that_is_not_text_costs_itself_alone()
    {
        await using var scene = new RelayScene();
        scene.StartShell("mixed", Shell.DefineLog + "log 1; printf 'a\\000b\\n' >&3; log 2");

        var end = await scene.EndOf("mixed");

        Assert.That(Numbers(scene), Is.EqualTo("1 2"));
        Assert.That(scene.Said(), Has.One.Contains("it is not text in UTF-8"));
        Assert.That(end.Value("Lost"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_line_torn_by_the_end_is_counted_and_its_worker_did_not_end_well()
    {
        await using var scene = new RelayScene();
        scene.StartShell("torn", Shell.DefineLog + "log 1; printf '{\"@mt\":\"to' >&3");

        var end = await scene.EndOf("torn");

        Assert.That(Numbers(scene), Is.EqualTo("1"));
        Assert.That(end.Value("IsClean"), Is.False);
        Assert.That(end.Value("UnfinishedBytes"), Is.EqualTo(10));
    }

    [Test]
    public async Task A_whole_last_event_needs_no_newline()
    {
        await using var scene = new RelayScene();
        scene.StartShell("hasty", Shell.DefineLog + "log 1; printf '{\"@t\":\"2026-11-22T10:39:45Z\",\"@mt\":\"line {N}\",\"N\":2}' >&3");

        var end = await scene.EndOf("hasty");

        Assert.That(Numbers(scene), Is.EqualTo("1 2"));
        Assert.That(end.Value("IsClean"), Is.True);
    }

    [Test]
    public async Task A_line_of_more_than_a_mebibyte_is_skipped_and_counted()
    {
        await using var scene = new RelayScene();
        scene.StartShell("endless", Shell.DefineLog + "log 1; { printf '{\"@mt\":\"'; head -c 3000000 /dev/zero | tr '\\0' x; echo '\"}'; } >&3; log 2");

        var end = await scene.EndOf("endless");

        Assert.That(Numbers(scene), Is.EqualTo("1 2"));
        Assert.That(scene.Said(), Has.One.Contains("it has more than 1048576 bytes"));
        Assert.That(end.Value("Lost"), Is.EqualTo(1));
    }

    [Test]
    public async Task Lines_may_end_as_on_windows()
    {
        await using var scene = new RelayScene();
        scene.StartShell("windows", Shell.OpenRelay + "printf '{\"@t\":\"2026-11-22T10:39:45Z\",\"@mt\":\"line {N}\",\"N\":1}\\r\\n\\r\\n' >&3");

        var end = await scene.EndOf("windows");

        Assert.That(Numbers(scene), Is.EqualTo("1"));
        Assert.That(end.Value("Lost"), Is.Zero);
    }

    [Test]
    public async Task A_byte_order_mark_may_stand_before_the_first_line()
    {
        await using var scene = new RelayScene();
        scene.StartShell("marked", Shell.DefineLog + "printf '\\357\\273\\277' >&3; log 1; log 2");

        var end = await scene.EndOf("marked");

        Assert.That(Numbers(scene), Is.EqualTo("1 2"));
        Assert.That(end.Value("IsClean"), Is.True);
    }

    [TestCase("printf '\\377\\376{\\000\\n\\000' >&3; log 1", TestName = "UTF_16_is_refused")]
    [TestCase("printf '{\\000\\n\\000' >&3; log 1", TestName = "UTF_16_without_a_mark_is_refused")]
    [TestCase("{ head -c 2000000 /dev/zero; log 1; } >&3", TestName = "Two_megabytes_that_are_no_text_are_refused")]
    public async Task What_is_neither_frames_nor_text_is_refused(string script)
    {
        await using var scene = new RelayScene();
        scene.StartShell("spoiled", Shell.DefineLog + script);

        var end = await scene.EndOf("spoiled");

        Assert.That(scene.EventsOf("spoiled"), Is.Empty);
        Assert.That(scene.Said(), Has.One.Contains("it begins with neither frames nor text in UTF-8").And.One.Contains("nothing more is read from it"));
        Assert.That($"{end.Value("End")}", Is.EqualTo("Refused"));
    }

    [TestCase("printf 'PK\\003\\004 rubbish\\n' >&3; log 1", TestName = "A_first_line_with_control_characters_costs_itself_alone")]
    [TestCase("printf '{\"@mt\":\"a\\001b\"}\\n' >&3; log 1", TestName = "A_first_object_with_a_control_character_costs_itself_alone")]
    public async Task What_is_damaged_does_not_end_a_worker(string script)
    {
        await using var scene = new RelayScene();
        scene.StartShell("odd", Shell.DefineLog + script);

        await scene.EndOf("odd");

        Assert.That(Numbers(scene), Is.EqualTo("1"));
        Assert.That(scene.Said(), Has.Some.Contains("it is not text in UTF-8"));
    }

    [Test]
    public async Task An_exit_code_is_all_such_a_worker_has_to_say_that_it_failed()
    {
        await using var scene = new RelayScene();
        scene.StartShell("failed", Shell.DefineLog + "log 1; exit 3");

        var end = await scene.EndOf("failed");

        Assert.That(end.Value("IsClean"), Is.False);
        Assert.That(end.Value("ExitCode"), Is.EqualTo(3));
        Assert.That(end.Value("Received"), Is.EqualTo(1));
        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Warning));
    }

    static string Numbers(RelayScene scene) =>
        string.Join(' ', scene.Log.Events.Where(e => e.MessageTemplate.Text == "line {N}").Select(e => e.Value("N")));

    static bool Exists(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Any(folder => global::System.IO.File.Exists(Path.Combine(folder, program)));
}
