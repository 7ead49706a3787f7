using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Benchmarks.Workload;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Sinks.Acrilog.Formatting;

namespace Benchmarks.Micro;

/// <summary>An event becomes the bytes of a line.</summary>
public class FormatterBenchmarks : IDisposable
{
    readonly LogEvent _event = SampleEvent.Make();
    readonly MessageTemplateTextFormatter _serilog = new(Request.OutputTemplate, CultureInfo.InvariantCulture);
    readonly LevelTemplateFormatter _acrilog = new(Request.OutputTemplate);
    readonly StreamWriter _stream = new(new MemoryStream(), new UTF8Encoding(false));

    /// <summary>As Serilog.Sinks.File does it.</summary>
    [Benchmark(Description = "Serilog's formatter, into a stream")]
    public void Serilog() => FormatToStream(_serilog);

    /// <summary>In any sink.</summary>
    [Benchmark(Description = "LevelTemplateFormatter, into a stream")]
    public void Acrilog() => FormatToStream(_acrilog);

    /// <summary>In AcrilogFile.</summary>
    [Benchmark(Description = "LevelTemplateFormatter, into UTF-8")]
    public void AcrilogUtf8()
    {
        var buffer = Utf8Buffer.Rent();
        _acrilog.Utf8.Format(_event, buffer);
        Utf8Buffer.Return(buffer);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _stream.Dispose();
        GC.SuppressFinalize(this);
    }

    void FormatToStream(ITextFormatter formatter)
    {
        _stream.BaseStream.Position = 0;
        formatter.Format(_event, _stream);
        _stream.Flush();
    }
}
