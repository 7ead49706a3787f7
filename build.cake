// dotnet tool restore && dotnet cake [--target Restore|Format|Build|Test|Quickstart|Worker-Service|PolyglotWorkers|Torture|Pack|Check-Packages]
using System.IO.Compression;

var target = Argument("target", "Default");

const string Solution = "Acrilog.sln";
const string Library = "Serilog.Sinks.Acrilog";
const string Configuration = "Release";
const string Artifacts = "artifacts";

Task("Clean")
    .Does(() => CleanDirectory(Artifacts));

Task("Restore")
    .Does(() => DotNetRestore(Solution));

Task("Format")
    .Description("Fails where `dotnet format` would change something.")
    .IsDependentOn("Restore")
    .Does(() => DotNetFormat(Solution, new DotNetFormatSettings { VerifyNoChanges = true, NoRestore = true }));

Task("Build")
    .IsDependentOn("Restore")
    .Does(() => DotNetBuild(Solution, new DotNetBuildSettings { Configuration = Configuration, NoRestore = true }));

Task("Test")
    .IsDependentOn("Clean")
    .IsDependentOn("Build")
    .Does(() => DotNetTest(Solution, new DotNetTestSettings
    {
        Configuration = Configuration,
        NoBuild = true,
        Loggers = { "trx" },
        ResultsDirectory = $"{Artifacts}/test-results",
    }));

Task("Quickstart")
    .Description("Runs the sample as the README shows it.")
    .IsDependentOn("Clean")
    .IsDependentOn("Build")
    .Does(() => DotNetRun(
        "samples/Quickstart/Quickstart.csproj",
        new ProcessArgumentBuilder().Append("--logs").AppendQuoted($"{Artifacts}/quickstart-logs"),
        new DotNetRunSettings { Configuration = Configuration, NoBuild = true }));

Task("PolyglotWorkers")
    .Description("Runs workers in three languages that share one log.")
    .IsDependentOn("Build")
    .Does(() => DotNetRun(
        "samples/PolyglotWorkers/PolyglotWorkers.csproj",
        new ProcessArgumentBuilder(),
        new DotNetRunSettings { Configuration = Configuration, NoBuild = true }));

Task("Torture")
    .Description("Kills, stops, floods and corrupts workers for five seconds, and balances the books.")
    .WithCriteria(!IsRunningOnWindows(), "Windows has no SIGSTOP")
    .IsDependentOn("Build")
    .Does(() => DotNetRun(
        "samples/Torture/Torture.csproj",
        new ProcessArgumentBuilder().Append("--seconds 5 --seed 1"),
        new DotNetRunSettings { Configuration = Configuration, NoBuild = true }));

Task("Worker-Service")
    .Description("Runs the sample of a generic host; fails if a worker does not stop when it is told to.")
    .IsDependentOn("Clean")
    .IsDependentOn("Build")
    .Does(() => DotNetRun(
        "samples/WorkerService/WorkerService.csproj",
        new ProcessArgumentBuilder().Append("--seconds").Append("5").Append("--logs").AppendQuoted($"{Artifacts}/worker-service-logs"),
        new DotNetRunSettings { Configuration = Configuration, NoBuild = true }));

Task("Pack")
    .IsDependentOn("Clean")
    .IsDependentOn("Build")
    .Does(() => DotNetPack($"{Library}/{Library}.csproj", new DotNetPackSettings
    {
        Configuration = Configuration,
        NoBuild = true,
        OutputDirectory = Artifacts,
    }));

Task("Check-Packages")
    .Description("Fails unless the packages hold what a user and a debugger look for.")
    .IsDependentOn("Pack")
    .Does(() =>
    {
        CheckPackage("nupkg", "README.md", $"lib/net8.0/{Library}.dll", $"lib/net8.0/{Library}.xml",
            $"lib/net10.0/{Library}.dll", $"lib/net10.0/{Library}.xml");
        CheckPackage("snupkg", $"lib/net8.0/{Library}.pdb", $"lib/net10.0/{Library}.pdb");
    });

Task("Default")
    .IsDependentOn("Format")
    .IsDependentOn("Test")
    .IsDependentOn("Quickstart")
    .IsDependentOn("PolyglotWorkers")
    .IsDependentOn("Torture")
    .IsDependentOn("Worker-Service")
    .IsDependentOn("Check-Packages");

void CheckPackage(string extension, params string[] wanted)
{
    var package = GetFiles($"{Artifacts}/{Library}.*.{extension}").Single();
    using var archive = ZipFile.OpenRead(package.FullPath);
    var missing = wanted.Except(archive.Entries.Select(entry => entry.FullName)).ToArray();
    if (missing.Length > 0) throw new Exception($"{package.GetFilename()} lacks {string.Join(", ", missing)}.");
    Information("{0}: {1}", package.GetFilename(), string.Join(", ", wanted));
}

RunTarget(target);
