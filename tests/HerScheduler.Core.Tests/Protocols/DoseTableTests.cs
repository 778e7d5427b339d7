using HerScheduler.Core.Protocols;
using HerScheduler.Core.Tests.Json;

namespace HerScheduler.Core.Tests.Protocols;

/// <summary>The doses every 21 days by form, and the therapies after surgery.</summary>
public sealed class DoseTableTests
{
    private const string Small =
        """
        { "doses": [ { "agent": "trastuzumab", "formulation": "iv", "dose": "6 mg/kg", "loadingDose": "8 mg/kg", "source": "label", "confidence": "S" } ],
          "afterSurgery": [ { "id": "h", "title": "H", "agents": ["trastuzumab"], "source": "HERA" } ] }
        """;

    [Theory]
    [InlineData(Agent.Trastuzumab, Formulation.Iv, "6 mg/kg", "8 mg/kg")]
    [InlineData(Agent.Pertuzumab, Formulation.Iv, "420 mg", "840 mg")]
    [InlineData(Agent.Trastuzumab, Formulation.Sc, "600 mg SC", null)]
    [InlineData(Agent.Pertuzumab, Formulation.Sc, "600 mg SC", "1200 mg SC")]
    [InlineData(Agent.TrastuzumabEmtansine, Formulation.Iv, "3.6 mg/kg", null)]
    [InlineData(Agent.TrastuzumabDeruxtecan, Formulation.Iv, "5.4 mg/kg", null)]
    public void An_agent_has_its_dose_and_its_loading_dose(Agent agent, Formulation formulation, string dose, string? loadingDose) =>
        DoseTable.BuiltIn.Find(agent, formulation).ShouldBe(new TrackAgent(agent, dose, loadingDose));

    [Fact]
    public void A_conjugate_has_no_subcutaneous_form() => DoseTable.BuiltIn.Find(Agent.TrastuzumabEmtansine, Formulation.Sc).ShouldBeNull();

    [Fact]
    public void Four_therapies_can_follow_surgery() =>
        DoseTable.BuiltIn.AfterSurgery.Select(track => $"{track.Id} every {track.IntervalDays}")
            .ShouldBe(["hp every 21", "h every 21", "t-dm1 every 21", "t-dxd every 21"]);

    [Theory]
    [InlineData("doses/0/dose", null, "#/doses/0/dose", "required, but missing")]
    [InlineData("doses/0/source", null, "#/doses/0/source", "required, but missing")]
    [InlineData("doses/0/confidence", "\"?\"", "#/doses/0/confidence", "S (read in a source)")]
    [InlineData("afterSurgery/0/agents", "[\"pertuzumab\"]", "#/afterSurgery/0/agents/0",
        "expected an agent with an iv dose in this table, found \"pertuzumab\"")]
    [InlineData("weekly", "[]", "#/weekly", "unknown property")]
    public void A_faulty_table_is_told_at_its_place(string path, string? json, string pointer, string phrase) =>
        DoseTableReader.Read(Documents.Utf8(Documents.With(Small, path, json))).Faults.ShouldBeOnly(pointer, phrase);

    [Fact]
    public void A_therapy_after_surgery_has_the_intravenous_doses_of_its_agents_and_its_tasks()
    {
        var therapy = DoseTableReader.Read(Documents.Utf8(Documents.With(Small, "afterSurgery/0/tasks", "[\"chest-ct\"]"))).Value.AfterSurgery
            .ShouldHaveSingleItem();

        therapy.Agents.ShouldBe([new TrackAgent(Agent.Trastuzumab, "6 mg/kg", "8 mg/kg")]);
        therapy.Tasks.ShouldBe(["chest-ct"]);
    }

    [Fact]
    public void A_dose_stands_once_for_each_agent_and_form()
    {
        var twice = Documents.With(Small, "doses", """[ { "agent": "trastuzumab", "formulation": "iv", "dose": "1", "source": "s", "confidence": "M" }, { "agent": "trastuzumab", "formulation": "iv", "dose": "2", "source": "s", "confidence": "M" } ]""");

        DoseTableReader.Read(Documents.Utf8(twice)).Faults.ShouldBeOnly("#/doses/1", "trastuzumab iv stands here already");
    }
}
