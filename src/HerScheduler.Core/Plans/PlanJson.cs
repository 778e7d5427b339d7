using System.Text.Json;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>
/// Writes a plan as the canonical document: properties in the order of the interface, defaults spelled out, equal plans to the same bytes.
/// What is not stated and cannot be null (<c>patient.name</c>, <c>tumorSizeCm</c>) is left out, and so is what the first edition did not know where it says
/// nothing: a document of the first edition keeps its bytes. <see cref="PlanReader"/> reads it back.
/// </summary>
public static class PlanJson
{
    /// <param name="plan">The plan.</param>
    /// <param name="withPatientName">False for whatever leaves as a message: the name is left out.</param>
    /// <param name="indented">For a person.</param>
    public static byte[] ToUtf8(TreatmentPlan plan, bool withPatientName = true, bool indented = false) =>
        JsonText.ToUtf8(writer => Write(writer, plan, withPatientName), indented);

    /// <summary>Writes the plan as one JSON value.</summary>
    public static void Write(Utf8JsonWriter writer, TreatmentPlan plan, bool withPatientName = true)
    {
        writer.WriteStartObject();
        writer.WriteString("id", plan.Id);
        WritePatient(writer, plan.Patient, withPatientName);
        writer.WriteString("site", plan.Site);
        writer.WriteString("navigator", plan.Navigator);
        WriteDisease(writer, plan.Disease);
        writer.WriteString("protocol", plan.Protocol);
        writer.WriteDay("start", plan.Start);
        if (plan.Intent is { } intent)
        {
            writer.WriteString("intent", WireNames<ProtocolSetting>.Of(intent));
        }

        if (plan.History is { } history)
        {
            HistoryJson.Write(writer, history);
        }

        WriteAfterSurgery(writer, plan.AfterSurgery);
        WriteAdjuvant(writer, plan.Adjuvant);
        WriteRadiotherapy(writer, plan.Radiotherapy);
        WriteEndocrine(writer, plan.Endocrine);
        WriteSettings(writer, plan.Settings);
        WriteTasks(writer, plan.Tasks);
        writer.WriteString("clinicalTrial", plan.ClinicalTrial);
        WriteOverrides(writer, plan.Overrides);
        writer.WriteEndObject();
    }

    private static void WritePatient(Utf8JsonWriter writer, Patient patient, bool withName)
    {
        writer.WriteStartObject("patient");
        writer.WriteString("id", patient.Id);
        if (withName && patient.Name is { } name)
        {
            writer.WriteString("name", name);
        }

        writer.WriteEndObject();
    }

    private static void WriteDisease(Utf8JsonWriter writer, Disease disease)
    {
        writer.WriteStartObject("disease");
        writer.WriteString("her2", WireNames<MarkerStatus>.Of(disease.Her2));
        writer.WriteString("stage", WireNames<Stage>.Of(disease.Stage));
        if (disease.TumorSizeCm is { } centimetres)
        {
            writer.WriteNumber("tumorSizeCm", Decimals.WithoutTrailingZeros(centimetres));
        }

        writer.WriteString("nodes", WireNames<MarkerStatus>.Of(disease.Nodes));
        writer.WriteString("hormoneReceptor", WireNames<MarkerStatus>.Of(disease.HormoneReceptor));
        writer.WriteEndObject();
    }

    private static void WriteAfterSurgery(Utf8JsonWriter writer, AfterSurgery afterSurgery)
    {
        writer.WriteStartObject("afterSurgery");
        writer.WriteString("pcr", WireNames<AntibodyTherapy>.Of(afterSurgery.Pcr));
        writer.WriteString("residual", WireNames<ResidualTherapy>.Of(afterSurgery.Residual));
        writer.WriteString("expected", WireNames<PathologyResponse>.Of(afterSurgery.Expected));
        writer.WriteEndObject();
    }

    private static void WriteAdjuvant(Utf8JsonWriter writer, Adjuvant? adjuvant)
    {
        if (adjuvant is null)
        {
            return;
        }

        writer.WriteStartObject("adjuvant");
        if (adjuvant.ContinueWith is { } therapy)
        {
            writer.WriteString("continueWith", WireNames<AntibodyTherapy>.Of(therapy));
        }

        writer.WriteEndObject();
    }

    private static void WriteRadiotherapy(Utf8JsonWriter writer, Radiotherapy? radiotherapy)
    {
        if (radiotherapy is null)
        {
            writer.WriteNull("radiotherapy");
            return;
        }

        writer.WriteStartObject("radiotherapy");
        writer.WriteNumber("fractions", radiotherapy.Fractions);
        writer.WriteEndObject();
    }

    private static void WriteEndocrine(Utf8JsonWriter writer, Endocrine? endocrine)
    {
        if (endocrine is null)
        {
            writer.WriteNull("endocrine");
            return;
        }

        writer.WriteStartObject("endocrine");
        writer.WriteNumber("years", endocrine.Years);
        writer.WriteDayOrNull("start", endocrine.Start);
        writer.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter writer, PlanSettings settings)
    {
        writer.WriteStartObject("settings");
        WriteEchoInterval(writer, settings.EchoInterval);
        writer.WriteString("her2Duration", WireNames<Her2Duration>.Of(settings.Her2Duration));
        writer.WriteBoolean("periOperativeHer2", settings.PeriOperativeHer2);
        if (settings.Formulation != Formulation.Iv)
        {
            writer.WriteString("formulation", WireNames<Formulation>.Of(settings.Formulation));
        }

        writer.WriteString("lateDoseRule", WireNames<LateDoseRule>.Of(settings.LateDoseRule));
        writer.WriteString("lvefPolicy", settings.LvefPolicy);
        writer.WriteNumber("lvefLowerLimitOfNormal", Decimals.WithoutTrailingZeros(settings.LvefLowerLimitOfNormal));
        writer.WriteNumber("surgeryAfterDays", settings.SurgeryAfterDays);
        writer.WriteEndObject();
    }

    private static void WriteEchoInterval(Utf8JsonWriter writer, EchoIntervals intervals)
    {
        if (intervals.IsOne)
        {
            writer.WriteString("echoInterval", intervals.First.Name);
            return;
        }

        writer.WriteStartObject("echoInterval");
        writer.WriteString("first", intervals.First.Name);
        writer.WriteString("then", intervals.Then.Name);
        writer.WriteEndObject();
    }

    private static void WriteTasks(Utf8JsonWriter writer, IReadOnlyList<string> tasks)
    {
        if (tasks.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("tasks");
        foreach (var task in tasks)
        {
            writer.WriteStringValue(task);
        }

        writer.WriteEndArray();
    }

    private static void WriteOverrides(Utf8JsonWriter writer, IReadOnlyList<RuleOverride> overrides)
    {
        writer.WriteStartArray("overrides");
        foreach (var item in overrides)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", item.Rule);
            if (item.Finding is { } finding)
            {
                writer.WriteString("finding", finding);
            }

            writer.WriteString("reason", item.Reason);
            writer.WriteString("by", item.By);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
