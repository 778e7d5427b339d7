using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Plans;

/// <summary>Rule R19, whatever the two plans have in common or not: what counts is the patient, and whether the first is still open.</summary>
public sealed class Two_plans_of_one_patient(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task At_two_clinics_of_one_installation_are_two()
    {
        await service.Approved(Of("P-two-clinics", "north-plan"));
        var second = Of("P-two-clinics", "lake-plan", plan =>
            (plan["site"], plan["navigator"], plan["protocol"]) = ("lake-clinic", "navigator.two@example.org", "ac-thp"));

        R19((await service.Draft(second)).Expect(HttpStatusCode.Created)).ShouldContain("north-plan");
        R19((await service.Approve("lake-plan")).ExpectProblem(HttpStatusCode.UnprocessableEntity)).ShouldContain("north-plan");
    }

    /// <summary>Nothing that stops or ends therapy ends the plan: it still has reminders and echoes, and a result goes to it.</summary>
    [Theory]
    [InlineData("an LVEF hold", "lvef-result", """{ "date": "2025-12-19", "percent": 44 }""")]
    [InlineData("a hold of a clinician", "hold", """{ "from": "2025-12-19", "reason": "fever" }""")]
    [InlineData("no HER2 therapy any more", "ceased", """{ "date": "2025-12-19", "therapy": "her2", "reason": "cardiac" }""")]
    [InlineData("no therapy any more", "ceased", """{ "date": "2025-12-19", "therapy": "all", "reason": "the patient's wish" }""")]
    public async Task Are_two_when_the_first_has(string what, string kind, string fields)
    {
        var (patient, first, second) = Named(what);
        await service.Approved(Of(patient, first, plan => plan["start"] = "2025-10-06"));
        (await service.Record(Documents.Batch(
            Documents.Fact($"{first}-echo", "lvef-result", new JsonObject { ["date"] = "2025-09-29", ["percent"] = 62 }, first),
            Documents.DoseGiven($"{first}-1", "tchp-1", "2025-10-06", first),
            Documents.Fact($"{first}-2", kind, JsonNode.Parse(fields)!.AsObject(), first)), first)).Expect(HttpStatusCode.OK);

        (await service.Draft(Of(patient, second))).Expect(HttpStatusCode.Created);

        R19((await service.Approve(second)).ExpectProblem(HttpStatusCode.UnprocessableEntity)).ShouldContain(first);
    }

    [Theory]
    [InlineData("patient-transferred")]
    [InlineData("patient-withdrew")]
    [InlineData("patient-died")]
    public async Task Are_one_when_the_first_is_closed_by(string kind)
    {
        var (patient, first, second) = Named(kind);
        await service.Approved(Of(patient, first));
        var fields = new JsonObject { ["date"] = "2025-12-20", ["reason"] = "as told by the family" };
        (await service.Record(Documents.Batch(Documents.Fact($"{first}-end", kind, fields, first)), first)).Expect(HttpStatusCode.OK);

        var draft = (await service.Draft(Of(patient, second))).Expect(HttpStatusCode.Created);

        Ids(draft).ShouldNotContain("R19");
        (await service.Approve(second)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task That_are_drafts_say_nothing_of_each_other_until_one_is_approved()
    {
        (await service.Draft(Of("P-drafts", "draft-a"))).Expect(HttpStatusCode.Created);
        Ids((await service.Draft(Of("P-drafts", "draft-b"))).Expect(HttpStatusCode.Created)).ShouldNotContain("R19");

        (await service.Approve("draft-b")).Expect(HttpStatusCode.OK);

        R19((await service.Get("/api/v1/plans/draft-a")).Expect(HttpStatusCode.OK)).ShouldContain("draft-b");
        R19((await service.Put("/api/v1/plans/draft-a", Of("P-drafts", "draft-a", plan => plan["start"] = "2026-02-02").ToJsonString()))
            .Expect(HttpStatusCode.OK)).ShouldContain("draft-b");
        R19((await service.Approve("draft-a")).ExpectProblem(HttpStatusCode.UnprocessableEntity)).ShouldContain("draft-b");
    }

    [Fact]
    public async Task That_are_approved_at_the_same_moment_are_one()
    {
        var ids = Enumerable.Range(1, 6).Select(n => $"moment-{n}").ToList();
        foreach (var id in ids)
        {
            (await service.Draft(Of("P-moment", id))).Expect(HttpStatusCode.Created);
        }

        var answers = await Task.WhenAll(ids.Select(id => service.Approve(id)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.OK)
            .ShouldAllBe(answer => answer.Status == HttpStatusCode.UnprocessableEntity && Ids(answer).Contains("R19"));
    }

    /// <summary>Another case is another id, as for plans.</summary>
    [Fact]
    public async Task Are_of_two_patients_when_the_ids_differ_by_case()
    {
        await service.Approved(Of("P-case", "case-a"));

        Ids((await service.Draft(Of("p-CASE", "case-b"))).Expect(HttpStatusCode.Created)).ShouldNotContain("R19");
        (await service.Approve("case-b")).Expect(HttpStatusCode.OK);
    }

    /// <summary>A blank at an end would make another patient whom nobody can tell from the first.</summary>
    [Theory]
    [InlineData("P-blank ")]
    [InlineData(" P-blank")]
    [InlineData("P-blank\u00A0")]
    public async Task Do_not_come_about_by_a_blank(string patient) =>
        (await service.Draft(Of(patient, "blank"))).ExpectProblem(HttpStatusCode.BadRequest).Pointers.ShouldBe(["#/patient/id"]);

    private static JsonObject Of(string patient, string id, Action<JsonObject>? change = null) => Documents.Tchp(id, plan =>
    {
        plan["patient"]!["id"] = patient;
        change?.Invoke(plan);
    });

    private static (string Patient, string First, string Second) Named(string what)
    {
        var name = string.Concat(what.Where(char.IsAsciiLetterOrDigit));
        return ($"P-{name}", $"first-{name}", $"second-{name}");
    }

    private static string R19(Answer answer) =>
        answer.Json["findings"]!.AsArray().Single(finding => finding!["id"]!.GetValue<string>() == "R19")!["message"]!.GetValue<string>();

    private static IEnumerable<string> Ids(Answer answer) => answer.Json["findings"]!.AsArray().Select(finding => finding!["id"]!.GetValue<string>());
}
