using WorkerService;

// One program in two roles: started by a user or a service manager it is the parent, started by the parent it is a worker.
if (args is [WorkerHost.Role]) return await WorkerHost.RunAsync();
if (Settings.Parse(args) is { } settings) return await ParentHost.RunAsync(settings);

Console.Error.WriteLine(Settings.Usage);
return 2;
