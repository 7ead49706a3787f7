using System.Diagnostics;
using System.Reflection;
using Benchmarks;
using Benchmarks.Compare;
using Benchmarks.Reporting;
using Serilog.Sinks.Acrilog;

if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(Settings.Usage);
    return 0;
}

try
{
    var settings = Settings.Parse(args);
    if (typeof(AcrilogFileOptions).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true)
        throw new ArgumentException("This was built for debugging, whose speed says nothing; add -c Release");

    var figures = new Figures();
    if (settings.Benchmarks.Contains(Measures.Benchmark)) new Comparison(settings, figures).Run();

    var report = new Report(settings, figures, Verdict.Over(Goals.All, figures));
    report.Print(Console.Out);
    return report.IsGood ? 0 : 1;
}
catch (ArgumentException ex)
{
    Console.Error.WriteLine($"{ex.Message}\n\n{Settings.Usage}");
    return 2;
}
