using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>Reads the objects a plan is made of. A part that is faulty or missing is told and replaced by a stand-in.</summary>
internal static class PlanParts
{
    private static readonly Shape PatientShape = new("id", "name");
    private static readonly Shape DiseaseShape = new("her2", "stage", "tumorSizeCm", "nodes", "hormoneReceptor");
    private static readonly Shape AfterSurgeryShape = new("pcr", "residual", "expected");
    private static readonly Shape AdjuvantShape = new("continueWith");
    private static readonly Shape RadiotherapyShape = new("fractions");
    private static readonly Shape EndocrineShape = new("years", "start");

    private static readonly Expectation<string> PatientId = Expect.Text(
        "1–64 printable characters, with no space at either end, none invisible, letters of one alphabet and in their usual form (NFKC)",
        text => text.Length is >= 1 and <= 64 && Printable.Is(text) && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]) && Unmistakable.Is(text),
        isPrivate: true);

    private static readonly Expectation<string> PatientName = Expect.Line(200, isPrivate: true);
    private static readonly Expectation<MarkerStatus> Marker = Expect.OneOf<MarkerStatus>();
    private static readonly Expectation<Stage> Stage = Expect.OneOf<Stage>();
    private static readonly Expectation<decimal> TumorSize = Expect.Number(0, 50);
    private static readonly Expectation<AntibodyTherapy> Pcr = Expect.OneOf<AntibodyTherapy>();
    private static readonly Expectation<ResidualTherapy> Residual = Expect.OneOf<ResidualTherapy>();
    private static readonly Expectation<PathologyResponse> Response = Expect.OneOf<PathologyResponse>();
    private static readonly Expectation<int> Fractions = Expect.WholeNumber(1, 50);
    private static readonly Expectation<int> Years = Expect.WholeNumber(1, 20);

    public static Patient ReadPatient(ObjectReader plan)
    {
        var patient = plan.RequiredObject("patient", PatientShape);
        return new Patient(
            patient.Required("id", PatientId),
            patient.TryRead("name", PatientName, out var name) ? name : null);
    }

    public static Disease ReadDisease(ObjectReader plan)
    {
        var disease = plan.RequiredObject("disease", DiseaseShape);
        return new Disease(
            disease.Required("her2", Marker),
            disease.Required("stage", Stage),
            disease.TryRead("tumorSizeCm", TumorSize, out var centimetres) ? centimetres : null,
            disease.Required("nodes", Marker),
            disease.Required("hormoneReceptor", Marker));
    }

    public static AfterSurgery ReadAfterSurgery(ObjectReader plan)
    {
        var defaults = AfterSurgery.Default;
        return plan.OptionalObject("afterSurgery", AfterSurgeryShape) is { } afterSurgery
            ? new AfterSurgery(
                afterSurgery.Optional("pcr", Pcr, defaults.Pcr),
                afterSurgery.Optional("residual", Residual, defaults.Residual),
                afterSurgery.Optional("expected", Response, defaults.Expected))
            : defaults;
    }

    /// <summary>Null when absent. It stands in a document with any intent, and says something with adjuvant intent only.</summary>
    public static Adjuvant? ReadAdjuvant(ObjectReader plan) => plan.OptionalObject("adjuvant", AdjuvantShape) is { } adjuvant
        ? new Adjuvant(adjuvant.TryRead("continueWith", Pcr, out var therapy) ? therapy : null)
        : null;

    /// <summary>Null when absent or null: not planned.</summary>
    public static Radiotherapy? ReadRadiotherapy(ObjectReader plan) =>
        !plan.IsNull("radiotherapy") && plan.OptionalObject("radiotherapy", RadiotherapyShape) is { } radiotherapy
            ? new Radiotherapy(radiotherapy.Required("fractions", Fractions))
            : null;

    /// <summary>Null when absent or null: not planned. An empty object is five years with a computed start.</summary>
    public static Endocrine? ReadEndocrine(ObjectReader plan)
    {
        if (plan.IsNull("endocrine") || plan.OptionalObject("endocrine", EndocrineShape) is not { } endocrine)
        {
            return null;
        }

        return new Endocrine(
            endocrine.Optional("years", Years, 5),
            !endocrine.IsNull("start") && endocrine.TryRead("start", Expect.Day, out var start) ? start : null);
    }
}
