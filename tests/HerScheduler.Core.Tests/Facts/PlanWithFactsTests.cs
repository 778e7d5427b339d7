using System.Text;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Tests.Facts;

/// <summary>A plan and its facts in one document.</summary>
public sealed class PlanWithFactsTests
{
    private const string Dose = """{ "id": "f1", "plan": "plan-0001", "kind": "dose-given", "event": "tchp-1", "date": "2026-01-05", "by": "nurse" }""";

    [Fact]
    public void Without_facts_it_is_the_plan_document()
    {
        var read = Read(facts: null).Value;

        read.Facts.ShouldBeEmpty();
        PlanJson.ToUtf8(read.Plan).ShouldBe(PlanJson.ToUtf8(Given.Plan));
    }

    [Fact]
    public void Facts_are_read_in_order() =>
        Read($"[{Dose}, {Dose.Replace("f1", "f2", StringComparison.Ordinal)}]").Value.Facts.Select(fact => fact.Id).ShouldBe(["f1", "f2"]);

    [Fact]
    public void There_can_be_none() => Read("[]").Value.Facts.ShouldBeEmpty();

    [Theory]
    [InlineData("3", "#/facts: expected an array, found a number (not shown)")]
    [InlineData("[3]", "#/facts/0: expected an object, found a number (not shown)")]
    [InlineData("""[{ "id": "f1", "plan": "plan-0001", "kind": "dose-given", "event": "tchp-1", "date": "soon", "by": "nurse" }]""", "#/facts/0/date: expected an existing date YYYY-MM-DD from 1990-01-01 to 2100-12-31, found \"soon\"")]
    public void A_fault_is_told_at_its_place(string facts, string fault) => Read(facts).Faults.Select(told => told.ToString()).ShouldContain(fault);

    [Fact]
    public void Faults_of_plan_and_facts_are_told_together()
    {
        var text = Encoding.UTF8.GetString(PlanJson.ToUtf8(Given.Plan)).Replace("\"tchp\"", "\"tchpp\"", StringComparison.Ordinal);

        Read("[3]", text).Faults.Select(told => told.Pointer).ShouldBe(["#/protocol", "#/facts/0"], ignoreOrder: true);
    }

    [Fact]
    public void More_than_a_thousand_are_too_many() =>
        Read($"[{string.Join(',', Enumerable.Repeat("3", 1001))}]").Faults.ShouldHaveSingleItem().Detail.ShouldContain("expected an array of at most 1,000 facts, found 1001");

    [Fact]
    public void A_draft_by_itself_takes_no_facts() =>
        PlanReader.Read(Encoding.UTF8.GetBytes(With("[]", Plan)), PlanLibrary.BuiltIn).Faults.ShouldHaveSingleItem().Pointer.ShouldBe("#/facts");

    private static string Plan => Encoding.UTF8.GetString(PlanJson.ToUtf8(Given.Plan));

    private static ReadResult<PlanWithFacts> Read(string? facts, string? plan = null) =>
        PlanWithFacts.Read(Encoding.UTF8.GetBytes(facts is null ? plan ?? Plan : With(facts, plan ?? Plan)), PlanLibrary.BuiltIn, _ => PlanSettings.Default);

    private static string With(string facts, string plan) => $"{plan[..plan.LastIndexOf('}')]}, \"facts\": {facts} }}";
}
