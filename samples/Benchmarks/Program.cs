using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Benchmarks;
using Benchmarks.Relay.Worker;
using Benchmarks.Roll;
using Serilog.Debugging;
using Serilog.Sinks.Acrilog;

// What is lost is not lost without a word, in no process.
SelfLog.Enable(Console.Error);

// One program in several roles: those beside the first are of the processes that it starts.
switch (args)
{
    case [WorkerRole.Name, var contender, var path, var events, var logPath]:
        return await WorkerRole.RunAsync(contender, path, int.Parse(events, CultureInfo.InvariantCulture), logPath);
    case [FirstEvent.Role, var contender, var folder]:
        return FirstEvent.Run(contender, folder);
    case ["--help"] or ["-h"]:
        Console.WriteLine(Settings.Usage);
        return 0;
}

try
{
    var settings = Settings.Parse(args);
    if (typeof(AcrilogFileOptions).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true)
        throw new ArgumentException("This was built for debugging, whose speed says nothing: add -c Release");
    return await Suite.RunAsync(settings) ? 0 : 1;
}
catch (ArgumentException ex)
{
    Console.Error.WriteLine($"{ex.Message}; --help shows what there is");
    return 2;
}
