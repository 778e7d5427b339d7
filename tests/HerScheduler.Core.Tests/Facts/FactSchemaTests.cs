using System.Text.Json.Nodes;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Facts;

/// <summary>What a sender is told beforehand, the JSON Schema of each kind, is what is asked of a fact when it comes.</summary>
public sealed class FactSchemaTests
{
    private static readonly string[] Always = ["id", "plan", "kind", "by"];

    public static TheoryData<string> Examples => [.. FactDocuments.All];

    /// <summary>What the table of facts says; a reason is welcome everywhere, and force.</summary>
    [Theory]
    [InlineData(FactKind.DoseGiven, "event date", "agents partial reason")]
    [InlineData(FactKind.DoseOmitted, "event reason", "agents")]
    [InlineData(FactKind.Deferred, "event to reason", "")]
    [InlineData(FactKind.Ceased, "date reason", "therapy agent then")]
    [InlineData(FactKind.DoseChanged, "agent dose from reason", "")]
    [InlineData(FactKind.FormulationChanged, "to from reason", "")]
    [InlineData(FactKind.EchoBooked, "event date", "reason")]
    [InlineData(FactKind.EchoPerformed, "event date", "reason")]
    [InlineData(FactKind.LvefResult, "date", "percent range event method reason")]
    [InlineData(FactKind.LvefAccepted, "date floor reason", "until")]
    [InlineData(FactKind.LvefAcceptanceEnded, "date reason", "")]
    [InlineData(FactKind.SurgeryPerformed, "date", "further reason")]
    [InlineData(FactKind.TaskDone, "event date", "note reason")]
    [InlineData(FactKind.TaskOmitted, "event reason", "")]
    [InlineData(FactKind.PathologyResult, "date response", "reason")]
    [InlineData(FactKind.Hold, "from reason", "")]
    [InlineData(FactKind.Resume, "from reason", "")]
    [InlineData(FactKind.RadiotherapyStarted, "date", "reason")]
    [InlineData(FactKind.RadiotherapyFinished, "date", "reason")]
    [InlineData(FactKind.EndocrineStarted, "date", "reason")]
    [InlineData(FactKind.PlanAmended, "document", "reason")]
    [InlineData(FactKind.PatientDied, "date reason", "")]
    [InlineData(FactKind.PatientWithdrew, "date reason", "")]
    [InlineData(FactKind.PatientTransferred, "date reason", "")]
    [InlineData(FactKind.Acknowledged, "event note", "reason")]
    [InlineData(FactKind.Retracted, "fact reason", "")]
    public void A_kind_has_its_fields(FactKind kind, string required, string optional)
    {
        var schema = FactForms.Of(kind).Schema();

        schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe([.. Always, .. Words(required)], ignoreOrder: true);
        schema["properties"]!.AsObject().Select(field => field.Key)
            .ShouldBe([.. Always, .. Words(required), .. Words(optional), "force"], ignoreOrder: true);
        FactForms.Of(kind).NeedsReason.ShouldBe(Words(required).Contains("reason"));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_may_be_left_out_the_schema_says_like_the_reader(string document)
    {
        Judge(document).ShouldBe((true, true));
        var names = JsonNode.Parse(document)!.AsObject().Select(field => field.Key).Where(name => name != "kind").ToList();
        foreach (var name in names)
        {
            var (schema, reader) = Judge(Documents.With(document, name, null));
            schema.ShouldBe(reader, name);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Nobody_takes_a_field_that_there_is_not_or_a_null_or_force_without_a_reason(string document)
    {
        Judge(Documents.With(document, "colour", "\"blue\"")).ShouldBe((false, false));
        foreach (var name in JsonNode.Parse(document)!.AsObject().Select(field => field.Key).Except(["kind", "document"]).ToList())
        {
            Judge(Documents.With(document, name, "null")).ShouldBe((false, false), name);
        }

        var forced = Documents.With(document, "force", "true");
        Judge(Documents.With(forced, "reason", "\"as discussed\"")).ShouldBe((true, true));
        Judge(Documents.With(Documents.With(forced, "reason", "\"-\""), "reason", null)).ShouldBe((false, false));
    }

    [Theory]
    [InlineData(FactDocuments.Ceased, "agent", "\"trastuzumab\"", false)] // both
    [InlineData(FactDocuments.Ceased, "then", "\"h\"", false)]
    [InlineData(FactDocuments.AgentCeased, "agent", "\"trastuzumab\"", false)] // no conjugate, and something after it
    [InlineData(FactDocuments.AgentCeased, "agent", "\"trastuzumab-deruxtecan\"", true)]
    [InlineData(FactDocuments.AgentCeased, "then", "\"t-dm1\"", false)]
    [InlineData(FactDocuments.LvefResult, "range", "[55,60]", false)] // both
    [InlineData(FactDocuments.LvefResult, "percent", "9.9", false)]
    [InlineData(FactDocuments.LvefResult, "percent", "10", true)]
    [InlineData(FactDocuments.LvefResult, "percent", "90", true)]
    [InlineData(FactDocuments.LvefResult, "percent", "90.1", false)]
    [InlineData(FactDocuments.LvefResult, "method", "\"mri\"", true)]
    [InlineData(FactDocuments.LvefResult, "method", "\"guess\"", false)]
    [InlineData(FactDocuments.LvefRange, "range", "[55]", false)]
    [InlineData(FactDocuments.LvefRange, "range", "[55,58,60]", false)]
    [InlineData(FactDocuments.LvefRange, "range", "[9,60]", false)]
    [InlineData(FactDocuments.LvefRange, "range", "[58,58]", true)]
    [InlineData(FactDocuments.LvefAccepted, "floor", "39", false)]
    [InlineData(FactDocuments.LvefAccepted, "floor", "49", true)]
    [InlineData(FactDocuments.LvefAccepted, "floor", "50", false)]
    [InlineData(FactDocuments.PartlyGiven, "agents", "[]", false)]
    [InlineData(FactDocuments.PartlyGiven, "agents", "[\"docetaxel\",\"docetaxel\"]", false)]
    [InlineData(FactDocuments.PartlyGiven, "agents", "[\"herceptin\"]", false)]
    [InlineData(FactDocuments.PartlyGiven, "partial", "\"yes\"", false)]
    [InlineData(FactDocuments.Surgery, "further", "true", true)]
    [InlineData(FactDocuments.Surgery, "force", "false", true)]
    [InlineData(FactDocuments.Surgery, "date", "\"2026-13-01\"", false)]
    [InlineData(FactDocuments.Surgery, "kind", "\"surgery\"", false)]
    [InlineData(FactDocuments.Surgery, "id", "\"fact 1\"", false)]
    [InlineData(FactDocuments.DoseChanged, "from", "\"2026-02-16\"", true)]
    [InlineData(FactDocuments.DoseChanged, "from", "\"2026-13-16\"", false)]
    [InlineData(FactDocuments.DoseChanged, "from", "\"scan-mr-12\"", true)] // as long as a date, with hyphens where a date has them
    [InlineData(FactDocuments.DoseChanged, "from", "\"2026-02-xx\"", true)]
    [InlineData(FactDocuments.DoseChanged, "from", "\" \"", false)]
    public void Schema_and_reader_agree_on_a_value(string document, string path, string json, bool expected) =>
        Judge(Documents.With(document, path, json)).ShouldBe((expected, expected));

    private static (bool Schema, bool Reader) Judge(string document)
    {
        var fact = JsonNode.Parse(document)!.AsObject();
        var form = FactForms.All.FirstOrDefault(one => WireNames<FactKind>.Of(one.Kind) == fact["kind"]!.GetValue<string>());
        return (form is not null && SchemaJudge.Accepts(form.Schema(), fact), FactReader.Read(Documents.Utf8(document), PlanLibrary.BuiltIn).IsValid);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
