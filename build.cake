// dotnet tool restore && dotnet cake [--target Restore|Format|Build|Test|Test-Lowest|Quickstart|Worker-Service|PolyglotWorkers|Torture|Pack|Check-Packages|Try-Package|Try-Native|Check]
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

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

Task("Test-Lowest")
    .Description("Runs the tests on the lowest versions of Serilog's packages that the library promises to run on, built in a folder of their own.")
    .IsDependentOn("Clean")
    .Does(() => DotNetTest($"{Library}.Tests/{Library}.Tests.csproj", new DotNetTestSettings
    {
        Configuration = Configuration,
        ArgumentCustomization = arguments => arguments.Append("-p:LowestVersions=true"),
        Loggers = { "trx" },
        ResultsDirectory = $"{Artifacts}/test-results-lowest",
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
    .Description("Builds the library alone, and leaves its package in artifacts/.")
    .IsDependentOn("Clean")
    .Does(() => DotNetPack($"{Library}/{Library}.csproj", new DotNetPackSettings { Configuration = Configuration, OutputDirectory = Artifacts }));

Task("Check-Packages")
    .Description("Fails unless the packages hold what a user and a debugger look for.")
    .IsDependentOn("Pack")
    .Does(() =>
    {
        CheckPackage("nupkg", "README.md", "CHANGES.md", "icon.png", $"lib/net8.0/{Library}.dll", $"lib/net8.0/{Library}.xml",
            $"lib/net10.0/{Library}.dll", $"lib/net10.0/{Library}.xml");
        CheckPackage("snupkg", $"lib/net8.0/{Library}.pdb", $"lib/net10.0/{Library}.pdb");
        CheckPage("title", "description", "authors", "license", "readme", "icon", "tags", "releaseNotes");
    });

Task("Try-Package")
    .Description("Uses the package outside the repository as the README says, as it is and trimmed.")
    .IsDependentOn("Pack")
    .Does(() => TryPackage((parent, worker) =>
    {
        TryRun($"{parent}/bin/Debug/net10.0/parent", parent, "As it is");
        if (TryPublish(parent, "-p:PublishTrimmed=true", $"{parent}/out")) TryRun($"{parent}/out/parent", parent, "With the parent trimmed");
    }));

Task("Try-Native")
    .Description("The same with a worker compiled ahead of time. Not in Default, since it takes a minute.")
    .IsDependentOn("Pack")
    .Does(() => TryPackage((parent, worker) =>
    {
        var bin = $"{worker}/bin/Debug/net10.0";
        CleanDirectory(bin);
        if (TryPublish(worker, "-p:PublishAot=true -p:NativeDebugSymbols=false", bin))
            TryRun($"{parent}/bin/Debug/net10.0/parent", parent, "With the worker compiled ahead of time");
    }));

// All but the tests on the newest versions.
Task("Check")
    .Description("What .ci/run does after `dotnet test`.")
    .IsDependentOn("Format")
    .IsDependentOn("Build")
    .IsDependentOn("Test-Lowest")
    .IsDependentOn("Quickstart")
    .IsDependentOn("PolyglotWorkers")
    .IsDependentOn("Torture")
    .IsDependentOn("Worker-Service")
    .IsDependentOn("Check-Packages")
    .IsDependentOn("Try-Package");

Task("Default")
    .IsDependentOn("Test")
    .IsDependentOn("Check");

void CheckPackage(string extension, params string[] wanted)
{
    var package = GetFiles($"{Artifacts}/{Library}.*.{extension}").Single();
    using var archive = ZipFile.OpenRead(package.FullPath);
    var missing = wanted.Except(archive.Entries.Select(entry => entry.FullName)).ToArray();
    if (missing.Length > 0) throw new Exception($"{package.GetFilename()} lacks {string.Join(", ", missing)}.");
    Information("{0}: {1}", package.GetFilename(), string.Join(", ", wanted));
}

// What the package's page on a feed shows.
void CheckPage(params string[] wanted)
{
    using var archive = ZipFile.OpenRead(GetFiles($"{Artifacts}/{Library}.*.nupkg").Single().FullPath);
    using var description = archive.GetEntry($"{Library}.nuspec").Open();
    var page = XDocument.Load(description).Descendants().Where(element => element.Value.Length > 0 || element.HasAttributes);
    var missing = wanted.Except(page.Select(element => element.Name.LocalName)).ToArray();
    if (missing.Length > 0) throw new Exception($"The page of the package lacks {string.Join(", ", missing)}.");
}

void TryPackage(Action<string, string> use)
{
    var folder = System.IO.Directory.CreateTempSubdirectory("acrilog-try-").FullName;
    try
    {
        // A packages folder of its own, or NuGet would take the package of that version that it saw before.
        System.IO.File.WriteAllText($"{folder}/nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="acrilog" value="{MakeAbsolute(Directory(Artifacts))}" /></packageSources>
            </configuration>
            """);
        use(TryProject(folder, "parent", "## The parent\n", "Serilog.Sinks.Console"), TryProject(folder, "my-worker", "## The worker\n"));
    }
    finally
    {
        DeleteDirectory(folder, new DeleteDirectorySettings { Recursive = true, Force = true });
    }
}

// A console project of the code below a heading of the README, built.
string TryProject(string folder, string name, string heading, params string[] packages)
{
    DotNetIn(folder, $"new console --name {name} --framework net10.0 --no-restore");
    var project = $"{folder}/{name}";
    // All of the library is analysed, not only what these few lines reach.
    System.IO.File.WriteAllText($"{project}/Directory.Build.targets",
        $"""<Project><ItemGroup><TrimmerRootAssembly Include="{Library}" /></ItemGroup></Project>""");
    System.IO.File.WriteAllText($"{project}/Program.cs", ReadmeBlock(heading, "csharp"));
    var version = GetFiles($"{Artifacts}/{Library}.*.nupkg").Single().GetFilenameWithoutExtension().ToString()[(Library.Length + 1)..];
    DotNetIn(project, $"add package {Library} --version {version} --no-restore");
    foreach (var package in packages) DotNetIn(project, $"add package {package}");
    DotNetIn(project, "build");
    return project;
}

void TryRun(string program, string folder, string how)
{
    var logs = $"{folder}/logs";
    CleanDirectory(logs);
    var exitCode = StartProcess(program, new ProcessSettings { WorkingDirectory = folder });
    var log = string.Concat(GetFiles($"{logs}/app-*.log").Select(file => System.IO.File.ReadAllText(file.FullPath)));
    var expected = Regex.Escape(ReadmeBlock("The log, `logs/app-", "").ReplaceLineEndings());
    expected = Regex.Replace(expected, @"[\d:]+\\\.\d+\\ \\\[", @"[\d:]+\.\d+ \[");
    expected = Regex.Replace(expected, @"process\\ \d+", @"process \d+");
    if (exitCode != 0 || !Regex.IsMatch(log, $"^{expected}$")) throw new Exception($"{how}: exit code {exitCode}, and the log is not the README's:\n{log}");
    Information("{0}: the log is the README's.", how);
}

// False where the tools for it cannot be had here; a warning about the library itself is an error.
bool TryPublish(string project, string how, string output)
{
    var exitCode = DotNetIn(project, $"publish --use-current-runtime --self-contained {how} -p:TrimmerSingleWarn=false --output {output}", out var lines);
    var missing = lines.FirstOrDefault(line => Regex.IsMatch(line, @"error NU110\d: .*(ILCompiler|ILLink|App\.Runtime)|Platform linker"));
    if (exitCode != 0 && missing is not null)
    {
        Warning("{0} is not tried, for what it needs cannot be had: {1}", how, missing.Trim());
        return false;
    }
    var warnings = lines.Where(line => Regex.IsMatch(line, @"\b[A-Z]{2,}\d{4}: ")).Distinct().ToArray();
    foreach (var warning in warnings) Information("{0}", warning.Trim());
    // Names of types and of the assembly; the folders of this try are in small letters.
    if (exitCode != 0 || warnings.Any(line => line.Contains("Acrilog"))) throw new Exception($"{how}: exit code {exitCode}\n{string.Join("\n", lines)}");
    return true;
}

int DotNetIn(string folder, string arguments, out string[] lines)
{
    var exitCode = StartProcess("dotnet", new ProcessSettings { Arguments = arguments, WorkingDirectory = folder, RedirectStandardOutput = true }, out var output);
    lines = output.ToArray();
    return exitCode;
}

void DotNetIn(string folder, string arguments)
{
    if (DotNetIn(folder, arguments, out var lines) != 0) throw new Exception($"dotnet {arguments}:\n{string.Join("\n", lines)}");
}

// The first block of that language after a text of the README.
string ReadmeBlock(string after, string language)
{
    var readme = System.IO.File.ReadAllText("README.md");
    var match = Regex.Match(readme[readme.IndexOf(after, StringComparison.Ordinal)..], $"^```{language}\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline);
    return match.Groups[1].Value;
}

RunTarget(target);
