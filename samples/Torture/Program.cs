using Torture;
using Torture.Parent;
using Torture.Worker;

// One program in two roles: started by a user it is the parent, started by the parent it is one of the tortured.
if (args is [TorturedWorker.Role, var tally, var voice, var seed]) return TorturedWorker.Run(tally, voice, seed);
if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(Settings.Usage);
    return 0;
}

try
{
    return await TortureRun.RunAsync(Settings.Parse(args)) ? 0 : 1;
}
catch (Exception ex) when (ex is ArgumentException or PlatformNotSupportedException)
{
    Console.Error.WriteLine($"{ex.Message}\n\n{Settings.Usage}");
    return 2;
}
