using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Facts;

public sealed class FactReaderTests
{
    [Fact]
    public void Every_kind_has_an_example() =>
        FactDocuments.All.Select(document => Read(document).Value.Kind).Distinct().Order().ShouldBe(Enum.GetValues<FactKind>());

    [Fact]
    public void A_fact_is_read_as_it_is_written()
    {
        Read(FactDocuments.DoseGiven).Value.ShouldBe(new DoseGiven
        {
            Id = "fact-1", Plan = "plan-0001", By = "clinic@example.org", Event = "tchp-3", Date = new DateOnly(2026, 2, 16),
            Agents = AgentSet.Of(Agent.Docetaxel, Agent.Trastuzumab), Reason = "early", Force = true,
        });
        Read(FactDocuments.LvefResult).Value.ShouldBe(new LvefResult
        {
            Id = "fact-1", Plan = "plan-0001", By = "clinic@example.org", Event = "echo-1", Date = new DateOnly(2026, 4, 3), Percent = 61.5m,
        });
        Read(FactDocuments.Ceased).Value.ShouldBe(new Ceased
        {
            Id = "fact-1", Plan = "plan-0001", By = "clinic@example.org", Therapy = Therapy.Her2, Date = new DateOnly(2026, 4, 3), Reason = "toxicity",
        });
    }

    [Theory]
    [InlineData(FactDocuments.DoseGiven, "id", null, "required, but missing")]
    [InlineData(FactDocuments.DoseGiven, "plan", null, "required, but missing")]
    [InlineData(FactDocuments.DoseGiven, "by", null, "required, but missing")]
    [InlineData(FactDocuments.DoseGiven, "kind", null, "required, but missing: expected dose-given | dose-omitted")]
    [InlineData(FactDocuments.DoseGiven, "kind", "\"dose-gives\"", "found \"dose-gives\"")]
    [InlineData(FactDocuments.Surgery, "kind", "\"surgery\"", "found \"surgery\"")]
    [InlineData(FactDocuments.DoseGiven, "kind", "3", "found 3")]
    [InlineData(FactDocuments.DoseGiven, "id", "\"fact 1\"", "found \"fact 1\"")]
    [InlineData(FactDocuments.DoseGiven, "by", "\"\"", "expected 1–254 printable characters")]
    [InlineData(FactDocuments.DoseGiven, "event", null, "required, but missing")]
    [InlineData(FactDocuments.DoseGiven, "event", "\"\"", "found \"\"")]
    [InlineData(FactDocuments.DoseGiven, "date", "\"2026-02-30\"", "expected an existing date YYYY-MM-DD")]
    [InlineData(FactDocuments.DoseGiven, "date", "\"1989-12-31\"", "from 1990-01-01 to 2100-12-31")]
    [InlineData(FactDocuments.DoseGiven, "agents", "[]", "expected an array of one agent or more, found an empty array")]
    [InlineData(FactDocuments.DoseGiven, "agents", "null", "expected an array, found null")]
    [InlineData(FactDocuments.DoseGiven, "agents/0", "\"herceptin\"", "expected docetaxel | carboplatin")]
    [InlineData(FactDocuments.DoseGiven, "agents/1", "\"trastuzumab\"", "trastuzumab is named more than once")]
    [InlineData(FactDocuments.DoseGiven, "force", "\"yes\"", "expected true | false, found \"yes\"")]
    [InlineData(FactDocuments.DoseGiven, "force", "null", "expected true | false, found null")]
    [InlineData(FactDocuments.DoseGiven, "reason", null, "required with force, but missing")]
    [InlineData(FactDocuments.DoseGiven, "reason", "\" \"", "not blank")]
    [InlineData(FactDocuments.DoseGiven, "to", "\"2026-02-16\"",
        "unknown property; known here: id, plan, kind, reason, force, by, event, date, agents, partial")]
    [InlineData(FactDocuments.DoseGiven, "dat", "\"2026-02-16\"", "unknown property; did you mean \"date\"?")]
    [InlineData(FactDocuments.LvefResult, "percent", "9.9", "expected a number from 10 to 90, found 9.9")]
    [InlineData(FactDocuments.LvefResult, "percent", "90.1", "found 90.1")]
    [InlineData(FactDocuments.LvefResult, "percent", "\"61\"", "found \"61\"")]
    [InlineData(FactDocuments.LvefResult, "percent", null, "required, but missing")]
    [InlineData(FactDocuments.LvefResult, "event", "null", "found null")]
    [InlineData(FactDocuments.LvefResult, "range", "[55, 60]", "expected percent or range, found both")]
    [InlineData(FactDocuments.LvefResult, "method", "\"ultrasound\"", "expected echo | muga | mri | ct")]
    [InlineData(FactDocuments.LvefRange, "range", "[60, 55]", "the lower first")]
    [InlineData(FactDocuments.LvefRange, "range", "[55]", "expected two values")]
    [InlineData(FactDocuments.LvefRange, "range", "[9.9, 55]", "from 10 to 90")]
    [InlineData(FactDocuments.LvefRange, "range", "[55, 60.25]", "at most one decimal")]
    [InlineData(FactDocuments.PartlyGiven, "agents", null, "required with partial, but missing: expected the agents that were given so far")]
    [InlineData(FactDocuments.PartlyGiven, "partial", "\"yes\"", "expected true | false")]
    [InlineData(FactDocuments.AgentCeased, "agent", "\"trastuzumab\"", "", "#/then")]
    [InlineData(FactDocuments.AgentCeased, "therapy", "\"her2\"", "expected therapy or agent, found both", "#/agent")]
    [InlineData(FactDocuments.Ceased, "therapy", null,
        "required, but missing: expected chemotherapy | her2 | radiotherapy | endocrine | all, or agent in its place")]
    [InlineData(FactDocuments.Ceased, "then", "\"h\"", "expected only with agent trastuzumab-emtansine | trastuzumab-deruxtecan")]
    [InlineData(FactDocuments.DoseChanged, "dose", "\" \"", "not blank")]
    [InlineData(FactDocuments.DoseChanged, "from", "\"2026-02-30\"", "expected the key of an event, or an existing date")]
    [InlineData(FactDocuments.DoseChanged, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.FormulationChanged, "to", "\"im\"", "expected iv | sc")]
    [InlineData(FactDocuments.FormulationChanged, "from", "\"hp-7\"", "expected an existing date")]
    [InlineData(FactDocuments.LvefAccepted, "floor", "39", "expected a number from 40 to 49")]
    [InlineData(FactDocuments.LvefAccepted, "floor", "50", "found 50")]
    [InlineData(FactDocuments.LvefAccepted, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.LvefAcceptanceEnded, "floor", "40", "unknown property")]
    [InlineData(FactDocuments.FurtherSurgery, "further", "1", "expected true | false")]
    [InlineData(FactDocuments.TaskDone, "reason", "\"\"", "not blank")]
    [InlineData(FactDocuments.TaskOmitted, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.Ceased, "therapy", "\"surgery\"", "expected chemotherapy | her2 | radiotherapy | endocrine | all")]
    [InlineData(FactDocuments.Ceased, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.DoseOmitted, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.Deferred, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.Deferred, "to", null, "required, but missing")]
    [InlineData(FactDocuments.Hold, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.Resume, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.Resume, "date", "\"2026-02-16\"", "unknown property")]
    [InlineData(FactDocuments.Died, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.Withdrew, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.Transferred, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.Acknowledged, "note", null, "required, but missing")]
    [InlineData(FactDocuments.Retracted, "reason", null, "required, but missing")]
    [InlineData(FactDocuments.Retracted, "fact", "\"a b\"", "an identifier of 1–64 letters")]
    [InlineData(FactDocuments.Pathology, "response", "\"complete\"", "expected pcr | residual")]
    [InlineData(FactDocuments.Amended, "document", null, "required, but missing: expected an object")]
    [InlineData(FactDocuments.Amended, "document", "[]", "expected an object, found an array")]
    [InlineData(FactDocuments.Amended, "document/start", "\"2026-13-01\"", "found \"2026-13-01\"")]
    [InlineData(FactDocuments.Amended, "document/disease/nodes", null, "required, but missing")]
    [InlineData(FactDocuments.Amended, "document/id", "\"plan-2\"", "expected the id of the plan that is amended, \"plan-0001\", found \"plan-2\"")]
    public void A_faulty_field_is_told_where_it_stands(string document, string path, string? json, string phrase, string? pointer = null) =>
        Read(Documents.With(document, path, json)).Faults.ShouldBeOnly(pointer ?? $"#/{path}", phrase);

    [Theory]
    [InlineData("10")]
    [InlineData("90")]
    [InlineData("61.2")]
    [InlineData("61.20")]
    public void An_LVEF_can_be_10_to_90_percent_with_one_decimal(string percent) =>
        Read(Documents.With(FactDocuments.LvefResult, "percent", percent)).Faults.ShouldBeEmpty();

    [Fact]
    public void An_LVEF_with_more_decimals_that_was_stored_before_is_still_read()
    {
        var document = Documents.With(FactDocuments.LvefResult, "percent", "61.25");

        Read(document).Faults.ShouldBeOnly("#/percent", "expected at most one decimal, found 61.25");
        FactReader.ReadStored(Documents.Utf8(document), PlanLibrary.BuiltIn).Value.ShouldBeOfType<LvefResult>().Percent.ShouldBe(61.25m);
    }

    [Fact]
    public void A_reason_is_welcome_where_it_is_not_asked_for()
    {
        var fact = Read(Documents.With(FactDocuments.Surgery, "reason", "\"brought forward\"")).Value;
        (fact.Reason, fact.Force).ShouldBe(("brought forward", false));
        Read(Documents.With(FactDocuments.Surgery, "force", "false")).Value.Force.ShouldBeFalse();
    }

    [Fact]
    public void An_amendment_at_an_unknown_site_is_told_inside_its_document() =>
        FactReader.Read(Documents.Utf8(FactDocuments.Amended), PlanLibrary.BuiltIn, _ => null).Faults
            .ShouldBeOnly("#/document/site", "expected a site of this installation");

    [Fact]
    public void An_amendment_takes_the_settings_of_its_site()
    {
        var site = PlanSettings.Default with { SurgeryAfterDays = 35 };
        FactReader.Read(Documents.Utf8(FactDocuments.Amended), PlanLibrary.BuiltIn, _ => site).Value
            .ShouldBeOfType<PlanAmended>().Document.Settings.ShouldBe(site);
    }

    [Fact]
    public void All_faults_of_a_fact_are_told_at_once() =>
        Read("""{ "kind": "deferred", "event": 5, "to": "soon", "reason": "", "date": "2026-01-01" }""").Faults
            .Select(fault => fault.Pointer).Order(StringComparer.Ordinal)
            .ShouldBe(["#/by", "#/date", "#/event", "#/id", "#/plan", "#/reason", "#/to"]);

    [Theory]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_fact_that_is_no_object_is_one_fault(string document) => Read(document).Faults.ShouldBeOnly("#", "expected an object");

    private static ReadResult<Fact> Read(string document) => FactReader.Read(Documents.Utf8(document), PlanLibrary.BuiltIn);
}
