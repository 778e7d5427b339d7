using System.Text.Json;
using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Json;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Corpus;

/// <summary>What a case expects of alerts, and of the clearance of cycles.</summary>
internal static class ExpectedAlerts
{
    public static IEnumerable<string> All(JsonElement expected, CaseResult result) =>
        CaseResult.Set(expected, "alerts", result.Schedule.Alerts.Select(alert => $"{CodeAndEvent(alert)} {alert.Since:O}"));

    public static IEnumerable<string> Has(JsonElement expected, CaseResult result) =>
        CaseResult.Texts(expected).Except(Codes(result), StringComparer.Ordinal).Select(code => $"alert {code}: expected, not found");

    public static IEnumerable<string> HasNot(JsonElement expected, CaseResult result) =>
        CaseResult.Texts(expected).Intersect(Codes(result), StringComparer.Ordinal).Select(code => $"alert {code}: found, not expected");

    public static IEnumerable<string> Clearance(JsonElement expected, CaseResult result) =>
        result.Values(expected, "clearance", e => e.CardiacClearance is { } clearance ? WireNames<ClearanceState>.Of(clearance.State) : "null");

    public static IEnumerable<string> Since(JsonElement expected, CaseResult result) => expected.EnumerateObject().SelectMany(alert =>
    {
        var days = result.Schedule.Alerts.Where(found => CodeAndEvent(found) == alert.Name).Select(found => found.Since.ToString("O")).ToList();
        return days.Contains(alert.Value.GetString()!, StringComparer.Ordinal)
            ? []
            : CaseResult.Same($"alert {alert.Name} since", alert.Value.GetString()!, days.Count == 0 ? "not found" : string.Join(", ", days));
    });

    private static IEnumerable<string> Codes(CaseResult result) => result.Schedule.Alerts.Select(alert => WireNames<AlertCode>.Of(alert.Code));

    private static string CodeAndEvent(Alert alert) => $"{WireNames<AlertCode>.Of(alert.Code)} {alert.Event ?? "-"}";
}
