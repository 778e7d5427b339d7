using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What a case expects of the safety review.</summary>
internal static class ExpectedFindings
{
    public static IEnumerable<string> All(JsonElement expected, CaseResult result) =>
        CaseResult.Set(expected, "findings", result.Schedule.Findings.Select(finding => $"{finding.Rule} {WireNames<Severity>.Of(finding.Severity)}"));

    public static IEnumerable<string> Of(JsonElement expected, CaseResult result) =>
        from wanted in expected.EnumerateObject()
        let found = result.Schedule.Findings.FirstOrDefault(finding => finding.Id == wanted.Name)
        from difference in CaseResult.Same($"finding {wanted.Name}", wanted.Value.GetString()!, found is null ? "none" : SeverityOf(found))
        select difference;

    public static IEnumerable<string> None(JsonElement expected, CaseResult result) =>
        from unwanted in CaseResult.Texts(expected)
        from finding in result.Schedule.Findings
        where finding.Id == unwanted || finding.Rule == unwanted
        select $"finding {finding.Id}: found, not expected";

    private static string SeverityOf(Finding finding) => WireNames<Severity>.Of(finding.Severity) + (finding.Overridden ? " overridden" : string.Empty);
}
