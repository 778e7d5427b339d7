using System.Globalization;
using BenchmarkDotNet.Reports;

namespace HerScheduler.Benchmarks;

/// <summary>Prints figures, ratios to the yardstick of the same run, and the targets that are stated for some of them.</summary>
internal static class Report
{
    private sealed record Target(double Microseconds, double? Kilobytes);

    private static readonly Dictionary<string, Target> Targets = new(StringComparer.Ordinal)
    {
        [nameof(CoreBenchmarks.ProjectTchp)] = new(15, 30),
        [nameof(CoreBenchmarks.ReviewPlan)] = new(5, null),
        [nameof(CoreBenchmarks.ReplayLife)] = new(1500, null),
    };

    /// <returns>0; 1 when nothing was measured. A missed target is said, not judged: machines differ.</returns>
    public static int Write(IReadOnlyList<Summary> summaries, TextWriter output)
    {
        var measured = summaries.SelectMany(summary => summary.Reports).Where(report => report.ResultStatistics is not null).ToList();
        if (measured.Count == 0)
        {
            output.WriteLine($"Nothing was measured. Logs: {string.Join(", ", summaries.Select(summary => summary.LogFilePath))}");
            return 1;
        }

        var yardstick = measured.FirstOrDefault(report => report.BenchmarkCase.Descriptor.Baseline)?.ResultStatistics?.Mean;
        output.WriteLine($"{"",-44} {"mean",12} {"± error",12} {"allocated",12} {"ratio",8}  target");
        foreach (var report in measured)
        {
            output.WriteLine(Row(report, yardstick));
        }

        output.WriteLine("ratio: to the yardstick, measured in the same run.");
        return 0;
    }

    private static string Row(BenchmarkReport report, double? yardstick)
    {
        var descriptor = report.BenchmarkCase.Descriptor;
        var mean = report.ResultStatistics!.Mean;
        var kilobytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) / 1024.0;
        var ratio = yardstick is { } unit ? (mean / unit).ToString("0.00", CultureInfo.InvariantCulture) : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{descriptor.WorkloadMethodDisplayInfo.Trim('\''),-44} {mean / 1000,9:0.000} µs {report.ResultStatistics.ConfidenceInterval.Margin / 1000,9:0.000} µs {kilobytes,9:0.00} KB {ratio,8}  {TargetOf(descriptor.WorkloadMethod.Name)}");
    }

    private static string TargetOf(string method) => Targets.TryGetValue(method, out var target)
        ? string.Create(CultureInfo.InvariantCulture, $"under {target.Microseconds} µs{(target.Kilobytes is { } kilobytes ? $", {kilobytes} KB" : "")}")
        : "";
}
