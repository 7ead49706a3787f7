using System.Net;
using System.Net.Sockets;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>An info whose handles are not, or no longer, the relay's.</summary>
[Platform("Linux")]
public sealed class StaleInfoTests
{
    const string Info = "pipe:8/9?v=1&level=Verbose&name=stale&nonce=00ff";

    WorkerProcesses _processes = null!;

    [SetUp]
    public void Start() => _processes = new WorkerProcesses();

    [TearDown]
    public void End() => _processes.Dispose();

    [Test]
    public async Task A_number_that_is_a_file_by_now_is_neither_written_to_nor_closed()
    {
        using var folder = new TempFolder();
        var file = folder.File("precious.txt");
        await global::System.IO.File.WriteAllTextAsync(file, "precious");

        var (said, links) = await LogAt($"exec 8<>{file} 9<>{file}; ");

        Assert.That(said, Does.Contain("cannot be opened").And.Contains("hello"));
        Assert.That(links, Is.EqualTo(new[] { file, file }));
        Assert.That(folder.Read("precious.txt"), Is.EqualTo("precious"));
    }

    [Test]
    public async Task A_number_that_is_another_pipe_by_now_is_neither_read_nor_written_to_nor_closed()
    {
        using var folder = new TempFolder();
        var pipe = folder.File("pipe");

        var (said, links) = await LogAt($"mkfifo {pipe}; exec 8<>{pipe} 9<>{pipe}; echo precious >&8; ", "; echo end >&8; read x <&8; echo $x; read x <&8; echo $x");

        Assert.That(said, Does.Contain("cannot be opened").And.Contains("hello"));
        Assert.That(links, Is.EqualTo(new[] { pipe, pipe, "precious", "end" }));
    }

    [Test]
    public async Task A_number_that_is_a_socket_by_now_is_neither_written_to_nor_closed()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;

        var logging = LogAt($"exec 8<>/dev/tcp/127.0.0.1/{port} 9>&8; ", shell: "bash");
        using var client = await server.AcceptTcpClientAsync().WaitAsync(WorkerProcesses.Patience);
        await client.GetStream().WriteAsync("precious"u8.ToArray());
        var (said, links) = await logging;

        Assert.That(said, Does.Contain("cannot be opened").And.Contains("hello"));
        Assert.That(links, Has.Length.EqualTo(2).And.All.StartsWith("socket:"));
        Assert.That(client.Available, Is.Zero);
    }

    [Test]
    public async Task A_number_that_is_nothing_or_the_runtimes_own_by_now_sends_the_events_to_standard_error()
    {
        var (said, _) = await LogAt("");

        Assert.That(said, Does.Contain("cannot be opened").And.Contains("hello"));
    }

    [Test]
    public async Task A_second_process_with_a_workers_info_logs_to_standard_error_and_disturbs_nobody()
    {
        await using var scene = new RelayScene();
        using var folder = new TempFolder();
        var gate = folder.File("gate");
        var again = string.Join(' ', WorkerProcesses.StartInfo("life", "at").ArgumentList.Prepend(WorkerProcesses.StartInfo().FileName));
        var first = string.Join(' ', WorkerProcesses.StartInfo("life", "wait").ArgumentList.Prepend(WorkerProcesses.StartInfo().FileName));
        var startInfo = Shell.StartInfo($"exec 4<&0; mkfifo '{gate}'; {first} <&4 & read x < '{gate}'; {again} \"$ACRILOG_RELAY\" 2>&1; wait");
        startInfo.RedirectStandardInput = startInfo.RedirectStandardOutput = true;
        var worker = scene.Keep(scene.Listener.StartWorker(startInfo, "first"));
        await scene.Log.First(e => Equals(e.Value("Number"), 2));

        scene.Keep(System.Diagnostics.Process.Start(Shell.StartInfo($"echo go on > '{gate}'")));
        var said = await worker.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience);
        worker.StandardInput.Close();
        var end = await scene.EndOf("first");

        Assert.That(said, Does.Contain("cannot be opened"));
        Assert.That(end.Value("Received"), Is.EqualTo(3));
        Assert.That(end.Value("IsClean"), Is.True);
    }

    [Test]
    public async Task The_pipes_of_another_worker_are_told_by_their_nonce()
    {
        await using var scene = new RelayScene();
        var info = scene.Listener.CreateInfo("other");
        var startInfo = WorkerProcesses.StartInfo("life", "at", System.Text.RegularExpressions.Regex.Replace(info.ToString(), "nonce=.*", "nonce=00ff"));

        var worker = scene.Keep(System.Diagnostics.Process.Start(startInfo));
        scene.Listener.Attach(info, worker);

        Assert.That(await worker.StandardError.ReadToEndAsync().WaitAsync(WorkerProcesses.Patience), Does.Contain("another worker").And.Contains("hello"));
        Assert.That((await scene.EndOf("other")).RenderMessage(), Does.Contain("never sent an event"));
    }

    // Starts a worker behind a shell that has opened its handles; what it says on standard error, and what on output.
    async Task<(string Said, string[] Links)> LogAt(string open, string afterwards = "", string shell = "sh")
    {
        var worker = WorkerProcesses.StartInfo("life", "at", $"'{Info}'");
        var command = string.Join(' ', worker.ArgumentList.Prepend(worker.FileName));
        var process = _processes.Keep(System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(shell, ["-c", open + command + afterwards])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!);
        var links = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync().WaitAsync(WorkerProcesses.Patience);
        return (said, (await links.WaitAsync(WorkerProcesses.Patience)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
