using PolyglotWorkers;

// Started by a user it is the parent, started by the parent it is the C# one of its workers.
return args switch
{
    [CSharpWorker.Role, var last] => CSharpWorker.Run(last),
    [] => await Parent.RunAsync(),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("""
        A bash, a Python and a C# worker add up the same numbers and share one log. It takes no options.

        dotnet run --project samples/PolyglotWorkers
        """);
    return 2;
}
