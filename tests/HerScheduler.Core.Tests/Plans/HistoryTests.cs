using System.Text;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Plans;

/// <summary>What a plan says of the time before it, and of its intent.</summary>
public sealed class HistoryTests
{
    private const string Whole =
        """
        { "anthracycline": true, "her2Cycles": 4.33, "firstHer2Dose": "2025-09-01",
          "lastHer2Doses": { "pertuzumab": "2025-12-14", "trastuzumab": "2025-12-15" }, "baselineLvef": { "date": "2025-08-25", "percent": 61.5 } }
        """;

    [Fact]
    public void A_history_is_read_as_it_is_written()
    {
        var history = Read("history", Whole).Value.History.ShouldNotBeNull();

        (history.Anthracycline, history.Her2Thirds, history.Her2Cycles, history.FirstHer2Dose).ShouldBe((true, 13, 4.33m, Given.Day("2025-09-01")));
        history.LastHer2Doses.ShouldBe([new LastDose(Agent.Trastuzumab, Given.Day("2025-12-15")), new LastDose(Agent.Pertuzumab, Given.Day("2025-12-14"))]);
        history.BaselineLvef.ShouldBe(new BaselineLvef(Given.Day("2025-08-25"), 61.5m));
        (history.LastDoseOf(Agent.Pertuzumab), history.LastDoseOf(Agent.TrastuzumabEmtansine)).ShouldBe((Given.Day("2025-12-14"), null));
    }

    [Theory]
    [InlineData("history", Whole, """"history":{"anthracycline":true,"her2Cycles":4.33,"firstHer2Dose":"2025-09-01","lastHer2Doses":{"trastuzumab":"2025-12-15","pertuzumab":"2025-12-14"},"baselineLvef":{"date":"2025-08-25","percent":61.5}},"afterSurgery"""")]
    [InlineData("history", "{}", """"history":{"anthracycline":false,"her2Cycles":0},"afterSurgery"""")]
    [InlineData("history", """{ "her2Cycles": 4.666667 }""", """"her2Cycles":4.67}"""")]
    [InlineData("intent", "\"adjuvant\"", """"start":"2026-01-05","intent":"adjuvant","afterSurgery"""")]
    [InlineData("adjuvant", """{ "continueWith": "h" }""", """"expected":"pcr"},"adjuvant":{"continueWith":"h"},"radiotherapy"""")]
    [InlineData("settings", """{ "formulation": "sc" }""", """"periOperativeHer2":false,"formulation":"sc","lateDoseRule"""")]
    public void The_canonical_document_says_it_in_the_order_of_the_interface_and_is_read_back_the_same(string path, string json, string written)
    {
        var document = PlanJson.ToUtf8(Read(path, json).Value);

        Encoding.UTF8.GetString(document).ShouldContain(written, Case.Sensitive);
        PlanJson.ToUtf8(PlanReader.Read(document, PlanLibrary.BuiltIn).Value).ShouldBe(document);
    }

    [Fact]
    public void A_document_that_says_nothing_of_it_keeps_the_bytes_of_the_first_edition() =>
        PlanJson.ToUtf8(Read("settings", """{ "formulation": "iv" }""").Value).ShouldBe(PlanJson.ToUtf8(Read("settings", "{}").Value));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.33", 1)]
    [InlineData("0.3333333333", 1)]
    [InlineData("0.67", 2)]
    [InlineData("6", 18)]
    [InlineData("18", 54)]
    public void Cycles_are_counted_in_thirds(string cycles, int thirds) => Read("history", $$"""{ "her2Cycles": {{cycles}} }""").Value.History!.Her2Thirds.ShouldBe(thirds);

    [Theory]
    [InlineData("""{ "her2Cycles": 0.3 }""", "her2Cycles", "expected three-week cycles from 0 to 18, in thirds (4, 4.33, 4.67), found 0.3")]
    [InlineData("""{ "her2Cycles": 0.5 }""", "her2Cycles", "found 0.5")]
    [InlineData("""{ "her2Cycles": 18.33 }""", "her2Cycles", "found 18.33")]
    [InlineData("""{ "her2Cycles": -0.33 }""", "her2Cycles", "found -0.33")]
    [InlineData("""{ "firstHer2Dose": "2026-01-05" }""", "firstHer2Dose", "expected a day before the plan's start 2026-01-05, found 2026-01-05")]
    [InlineData("""{ "lastHer2Doses": { "trastuzumab": "2026-01-05" } }""", "lastHer2Doses/trastuzumab", "expected a day before the plan's start 2026-01-05")]
    [InlineData("""{ "firstHer2Dose": "2025-12-02", "lastHer2Doses": { "pertuzumab": "2025-12-01" } }""", "lastHer2Doses/pertuzumab", "expected 2025-12-02, the first HER2 dose, or later")]
    [InlineData("""{ "lastHer2Doses": { "docetaxel": "2025-12-01" } }""", "lastHer2Doses/docetaxel", "unknown property")]
    [InlineData("""{ "baselineLvef": { "date": "2026-01-06", "percent": 60 } }""", "baselineLvef/date", "expected the plan's start 2026-01-05 or earlier")]
    [InlineData("""{ "baselineLvef": { "date": "2026-01-05", "percent": 60.25 } }""", "baselineLvef/percent", "a number from 10 to 90 with one decimal at most, found 60.25")]
    [InlineData("""{ "baselineLvef": { "date": "2026-01-05", "percent": 9.9 } }""", "baselineLvef/percent", "found 9.9")]
    [InlineData("""{ "baselineLvef": { "percent": 60 } }""", "baselineLvef/date", "required, but missing")]
    [InlineData("""{ "anthracyclines": true }""", "anthracyclines", "did you mean \"anthracycline\"?")]
    public void What_cannot_be_is_refused_at_its_place(string json, string path, string phrase) =>
        Read("history", json).Faults.ShouldBeOnly($"#/history/{path}", phrase);

    [Theory]
    [InlineData("""{ "firstHer2Dose": "2026-01-04" }""")]
    [InlineData("""{ "firstHer2Dose": "2025-12-02", "lastHer2Doses": { "pertuzumab": "2025-12-02" } }""")]
    [InlineData("""{ "baselineLvef": { "date": "2026-01-05", "percent": 10 } }""")]
    public void A_boundary_is_inside(string json) => Read("history", json).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("tchp", "neoadjuvant", true)]
    [InlineData("tchp", "adjuvant", true)]
    [InlineData("hp", "adjuvant", true)]
    [InlineData("hp", "neoadjuvant", false)]
    [InlineData("apt", "neoadjuvant", false)]
    public void A_protocol_that_is_given_after_surgery_has_no_neoadjuvant_intent(string protocol, string intent, bool isRead)
    {
        var faults = PlanReader.Read(Documents.Utf8(Documents.With(Documents.With(Documents.MinimalPlan, "protocol", $"\"{protocol}\""), "intent",
            $"\"{intent}\"")), PlanLibrary.BuiltIn).Faults;

        if (isRead)
        {
            faults.ShouldBeEmpty();
        }
        else
        {
            faults.ShouldBeOnly("#/intent", $"expected adjuvant: protocol {protocol} is given after surgery");
        }
    }

    private static ReadResult<TreatmentPlan> Read(string path, string json) =>
        PlanReader.Read(Documents.Utf8(Documents.With(Documents.MinimalPlan, path, json)), PlanLibrary.BuiltIn);
}
