using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Data;
using HerScheduler.Json;

namespace HerScheduler.Plans;

/// <summary>A plan as HTTP shows it: where it stands, its document, and the safety review.</summary>
public sealed record PlanView(PlanRow Plan, IReadOnlyList<Finding> Findings)
{
    public string Text() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        WriteSummary(json, Plan);
        json.WritePropertyName("document");
        json.WriteRawValue(Plan.Document);
        json.WriteArray("findings", Findings, ScheduleJson.WriteFinding);
        json.WriteEndObject();
    });

    /// <summary>The properties that a list shows too.</summary>
    public static void WriteSummary(Utf8JsonWriter json, PlanRow plan)
    {
        json.WriteString("id", plan.Id);
        json.WriteString("patient", plan.PatientId);
        json.WriteString("site", plan.Site);
        json.WriteString("navigator", plan.Navigator);
        json.WriteString("protocol", plan.Protocol);
        json.WriteString("status", WireNames<PlanStatus>.Of(plan.Status));
        json.WriteNumber("version", plan.Version);
        json.WriteNumber("sequence", plan.Sequence);
        json.WriteString("createdAt", plan.CreatedAt.Iso());
        json.WriteString("approvedAt", plan.ApprovedAt?.Iso());
        json.WriteString("approvedBy", plan.ApprovedBy);
        json.WriteString("closedAt", plan.ClosedAt?.Iso());
    }
}
