using Quickstart;

// One program in two roles: started by a user it is the parent, started by the parent it is a worker.
if (args is [Worker.Role]) return Worker.Run();
if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(Settings.Usage);
    return 0;
}

try
{
    return await Parent.RunAsync(Settings.Parse(args));
}
catch (ArgumentException ex)
{
    Console.Error.WriteLine($"{ex.Message}\n\n{Settings.Usage}");
    return 2;
}
