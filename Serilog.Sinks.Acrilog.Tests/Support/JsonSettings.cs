using System.Text;
using Microsoft.Extensions.Configuration;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Logger configurations as an appsettings.json gives them.</summary>
static class JsonSettings
{
    /// <summary>A logger configuration read from JSON, whose root holds the <c>Serilog</c> section.</summary>
    public static LoggerConfiguration Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        return new LoggerConfiguration().ReadFrom.Configuration(configuration);
    }
}
