using Serilog.Sinks.Acrilog.Tests.Combinations;

// The cases are those of the tests; this program runs more of them.
return CombinationsProgram.Run(args);
