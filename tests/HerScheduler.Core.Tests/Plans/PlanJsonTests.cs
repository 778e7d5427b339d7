using System.Text;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Plans;

public sealed class PlanJsonTests
{
    [Theory]
    [InlineData(Documents.FullPlan)]
    [InlineData(Documents.MinimalPlan)]
    public void A_plan_that_was_written_is_read_back_the_same(string document)
    {
        var written = PlanJson.ToUtf8(Read(Documents.Utf8(document)));
        PlanJson.ToUtf8(Read(written)).ShouldBe(written);
        PlanJson.ToUtf8(Read(PlanJson.ToUtf8(Read(written), indented: true))).ShouldBe(written);
    }

    [Fact]
    public void The_canonical_document_spells_out_every_default() =>
        Encoding.UTF8.GetString(PlanJson.ToUtf8(Read(Documents.Utf8(Documents.MinimalPlan)))).ShouldBe(
            """
            {"id":"plan-0001","patient":{"id":"MRN-0001"},"site":"north-clinic","navigator":"navigator.one@example.org",
            "disease":{"her2":"positive","stage":"IIB","nodes":"positive","hormoneReceptor":"positive"},"protocol":"tchp","start":"2026-01-05",
            "afterSurgery":{"pcr":"hp","residual":"t-dm1","expected":"pcr"},"radiotherapy":null,"endocrine":null,
            "settings":{"echoInterval":"3-months","her2Duration":"eighteen-cycles","periOperativeHer2":false,"lateDoseRule":"us","lvefPolicy":"us-label","lvefLowerLimitOfNormal":50,"surgeryAfterDays":28},
            "clinicalTrial":null,"overrides":[]}
            """.ReplaceLineEndings(""));

    /// <summary>Every property of a plan, in the order of the interface.</summary>
    [Fact]
    public void A_plan_is_written_with_the_bytes_it_was_stored_with()
    {
        var stored =
            """
            {"id":"plan-0001","patient":{"id":"MRN-0001","name":"Example, Ada"},"site":"north-clinic","navigator":"navigator.one@example.org",
            "disease":{"her2":"positive","stage":"IIB","tumorSizeCm":3.1,"nodes":"positive","hormoneReceptor":"positive"},
            "protocol":"tchp","start":"2026-01-05","intent":"adjuvant","history":{"anthracycline":true,"her2Cycles":2,"firstHer2Dose":"2025-11-24",
            "lastHer2Doses":{"trastuzumab":"2025-12-15","pertuzumab":"2025-12-15"},"baselineLvef":{"date":"2025-11-17","percent":61.5}},
            "afterSurgery":{"pcr":"h","residual":"t-dxd","expected":"residual"},"adjuvant":{"continueWith":"h"},"radiotherapy":{"fractions":15},
            "endocrine":{"years":10,"start":"2026-12-01"},
            "settings":{"echoInterval":{"first":"6-weeks","then":"12-weeks"},"her2Duration":"one-year","periOperativeHer2":true,"formulation":"sc",
            "lateDoseRule":"eu","lvefPolicy":"eu-label","lvefLowerLimitOfNormal":52.5,"surgeryAfterDays":35},"tasks":["goserelin"],
            "clinicalTrial":"CompassHER2","overrides":[{"rule":"R2","finding":"R2:hp-1","reason":"the board decided","by":"dr.one@example.org"}]}
            """.ReplaceLineEndings("");

        Encoding.UTF8.GetString(PlanJson.ToUtf8(Read(Documents.Utf8(stored)))).ShouldBe(stored);
    }

    [Fact]
    public void The_patients_name_is_left_out_of_a_message()
    {
        var plan = Read(Documents.Utf8(Documents.FullPlan));
        Encoding.UTF8.GetString(PlanJson.ToUtf8(plan, withPatientName: false)).ShouldNotContain("Ada");
        Encoding.UTF8.GetString(PlanJson.ToUtf8(plan)).ShouldContain("\"name\":\"Example, Ada\"");
        Read(PlanJson.ToUtf8(plan, withPatientName: false)).Patient.ShouldBe(new Patient("MRN-0001", null));
    }

    [Fact]
    public void Order_and_spelling_of_the_source_do_not_matter()
    {
        var reordered = """{ "protocol": "tchp", "settings": {}, "start": "2026-01-05", "overrides": [], """ + Documents.MinimalPlan.Trim()[1..]
            .Replace("\"protocol\": \"tchp\",", "", StringComparison.Ordinal)
            .Replace("\"hormoneReceptor\": \"positive\" },", "\"hormoneReceptor\": \"positive\" }", StringComparison.Ordinal)
            .Replace("\"start\": \"2026-01-05\"", "", StringComparison.Ordinal);
        PlanJson.ToUtf8(Read(Documents.Utf8(reordered))).ShouldBe(PlanJson.ToUtf8(Read(Documents.Utf8(Documents.MinimalPlan))));
    }

    private static TreatmentPlan Read(byte[] document) => PlanReader.Read(document, PlanLibrary.BuiltIn).Value;
}
