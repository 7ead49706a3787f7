using System.Diagnostics;
using System.Globalization;
using ExtensionsLogging;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Sinks.Acrilog;
using Serilog.Sinks.Acrilog.Relay.Parent;

// A worker: its ILogger<T>s write to the parent, with their categories as SourceContext and their scopes as properties.
if (args is ["worker"])
{
    using var factory = new LoggerFactory().AddSerilog(RelayWorker.CreateLogger(), dispose: true);
    var orders = new Orders(factory.CreateLogger<Orders>());
    for (var order = 1; order <= 3; order++) orders.Ship(order);
    return 0;
}

// The parent: an ILogger of its own, and a listener for its worker.
var folder = Directory.CreateTempSubdirectory("extensions-logging-").FullName;
var log = new LoggerConfiguration()
    .Enrich.FromLogContext()
    .WriteTo.AcrilogFile(Path.Combine(folder, "all-.log"), formatProvider: CultureInfo.InvariantCulture,
        outputTemplate: "[{Level:u3}] {WorkerName} {SourceContext} {Order} {Message:lj}{NewLine}{Exception}")
    .CreateLogger();
using (var factory = new LoggerFactory().AddSerilog(log, dispose: true))
{
    new Orders(factory.CreateLogger<Orders>()).Open();
    await using var listener = RelayListener.Start(log);
    using var worker = listener.StartWorker(new ProcessStartInfo(Environment.ProcessPath!, ["worker"]), "shipping");
    await worker.WaitForExitAsync();
}

var lines = Directory.GetFiles(folder).SelectMany(file => File.ReadLines(file)).ToArray();
foreach (var line in lines) Console.WriteLine(line);
Directory.Delete(folder, recursive: true);
return lines.Count(line => line.Contains("shipping ExtensionsLogging.Orders", StringComparison.Ordinal)) == 6 ? 0 : 1;
