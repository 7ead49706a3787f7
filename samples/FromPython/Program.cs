using System.Globalization;
using FromPython;

// Started by a user it runs both examples; started by the second one it is that one's subprocess.
if (args is [Subproc.Role, var limit])
{
    await Subproc.RunAsync(int.Parse(limit, CultureInfo.InvariantCulture));
    return;
}

var logs = args is [var folder] ? folder : "logs";
Console.WriteLine("TimedSizedRotatingHandler:");
HandlerExample.Run(logs);
Console.WriteLine("\nMpLogger and LevelBasedFormatter:");
await MpLoggerExample.RunAsync(logs);
Console.WriteLine($"\nThe same lines are in simple_example.log and mplogger.log in {Path.GetFullPath(logs)}.");
