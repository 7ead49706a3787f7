using System.Text;
using Benchmarks.Workload;

namespace Benchmarks.Compare.Contenders;

/// <summary>A line that needs no more formatting, of the length that lines have on average.</summary>
static class ReadyLine
{
    const int AverageNumber = 9;

    public static byte[] Bytes() => Encoding.UTF8.GetBytes($"2026-11-22 11:39:45.103 +01:00 [INF] {Request.Number(AverageNumber).Message}{Environment.NewLine}");
}
