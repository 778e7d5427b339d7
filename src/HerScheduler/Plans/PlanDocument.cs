using System.Text.Json;
using System.Text.Json.Nodes;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Json;

namespace HerScheduler.Plans;

/// <summary>A plan's document as it is stored.</summary>
public static class PlanDocument
{
    /// <summary>
    /// The document in canonical form with every setting written out. Otherwise a change of the site's profile would, years later,
    /// give the same plan and facts another schedule.
    /// </summary>
    public static string Stored(ReadOnlyMemory<byte> received, TreatmentPlan plan)
    {
        var document = JsonNode.Parse(received.Span)!.AsObject();
        document["settings"] = SettingsOf(plan.Settings);
        return JsonText.Canonical(JsonSerializer.SerializeToElement(document));
    }

    /// <summary>A <c>plan-amended</c> fact, its document with every setting written out for the same reason.</summary>
    public static string OfAmendment(JsonElement fact, TreatmentPlan plan)
    {
        var copy = JsonObject.Create(fact)!;
        copy["document"]!.AsObject()["settings"] = SettingsOf(plan.Settings);
        return JsonText.Canonical(JsonSerializer.SerializeToElement(copy));
    }

    /// <summary>The document inside a stored <c>plan-amended</c> fact.</summary>
    public static string InAmendment(string fact)
    {
        using var parsed = JsonDocument.Parse(fact);
        return parsed.RootElement.GetProperty("document").GetRawText();
    }

    /// <summary>The document without the patient's name, as it goes into messages.</summary>
    public static string WithoutName(string document)
    {
        var copy = JsonNode.Parse(document)!.AsObject();
        copy["patient"]!.AsObject().Remove("name");
        return JsonText.Canonical(JsonSerializer.SerializeToElement(copy));
    }

    private static JsonObject SettingsOf(PlanSettings settings) => new()
    {
        ["echoInterval"] = WireNames<EchoInterval>.Of(settings.EchoInterval),
        ["her2Duration"] = WireNames<Her2Duration>.Of(settings.Her2Duration),
        ["periOperativeHer2"] = settings.PeriOperativeHer2,
        ["lateDoseRule"] = WireNames<LateDoseRule>.Of(settings.LateDoseRule),
        ["lvefLowerLimitOfNormal"] = settings.LvefLowerLimitOfNormal,
        ["surgeryAfterDays"] = settings.SurgeryAfterDays,
    };
}
