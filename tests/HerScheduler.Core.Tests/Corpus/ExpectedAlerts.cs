using System.Text.Json;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What a case expects of alerts, of the clearance of cycles, and of the safety review.</summary>
internal static class ExpectedAlerts
{
    public static IEnumerable<string> All(JsonElement expected, CaseResult result) =>
        CaseResult.Set(expected, "alerts", result.Schedule.Alerts.Select(alert => $"{WireNames<AlertCode>.Of(alert.Code)} {alert.Event ?? "-"} {alert.Since:O}"));

    public static IEnumerable<string> Has(JsonElement expected, CaseResult result) =>
        CaseResult.Texts(expected).Except(Codes(result), StringComparer.Ordinal).Select(code => $"alert {code}: expected, not found");

    public static IEnumerable<string> HasNot(JsonElement expected, CaseResult result) =>
        CaseResult.Texts(expected).Intersect(Codes(result), StringComparer.Ordinal).Select(code => $"alert {code}: found, not expected");

    public static IEnumerable<string> Clearance(JsonElement expected, CaseResult result) =>
        result.Values(expected, "clearance", e => e.CardiacClearance is { } clearance ? WireNames<ClearanceState>.Of(clearance.State) : "null");

    public static IEnumerable<string> Findings(JsonElement expected, CaseResult result) =>
        CaseResult.Set(expected, "findings", result.Schedule.Findings.Select(finding => $"{finding.Rule} {WireNames<Severity>.Of(finding.Severity)}"));

    private static IEnumerable<string> Codes(CaseResult result) => result.Schedule.Alerts.Select(alert => WireNames<AlertCode>.Of(alert.Code));
}
