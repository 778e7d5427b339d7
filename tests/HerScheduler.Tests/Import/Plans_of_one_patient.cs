using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Import;

/// <summary>Rule R19 at the door of an import: however far apart the two plans stand in it, and whoever opens the other one beside it.</summary>
public sealed class Plans_of_one_patient
{
    private const string Patient = "P-0001";

    /// <summary>More than a batch lies between the two.</summary>
    [Fact]
    public async Task Are_told_apart_from_one_batch_to_the_next()
    {
        await using var service = await ServiceFixture.Run();

        var run = await service.Import(service.Write("plans.ndjson", ImportRuns.Line(Of("dup-1")) + ImportRuns.Lines(120) + ImportRuns.Line(Of("dup-2"))));

        run.Faults.ShouldHaveSingleItem().ShouldContain("plans.ndjson:122: #/id: plan dup-2 is for a patient with another open plan here, dup-1 (R19)");
        run.Output.ShouldContain("121 imported");
    }

    /// <summary>A clinic's export has the old plan behind the new one as often as before it.</summary>
    [Fact]
    public async Task Of_which_the_later_one_ended_go_in_whatever_their_order()
    {
        await using var service = await ServiceFixture.Run();
        var ended = Of("ended", plan => plan["start"] = "2025-10-06");
        ended["facts"] = new JsonArray(
            Documents.Fact("left", "patient-transferred", new JsonObject { ["date"] = "2025-11-03", ["reason"] = "another plan began" }, "ended"));

        var run = await service.Import(service.Write("plans.ndjson", ImportRuns.Line(Of("open")) + ImportRuns.Line(ended) + ImportRuns.Line(Of("third"))));

        run.Faults.ShouldHaveSingleItem().ShouldContain("plan third is for a patient with another open plan here, open (R19)");
        (await service.InDatabase(db => db.Plans.OrderBy(plan => plan.Id).Select(plan => $"{plan.Id} {plan.Status}").ToListAsync()))
            .ShouldBe(["ended Closed", "open Approved"]);
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Of_which_one_is_a_draft_here_go_in_and_the_draft_says_so()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Of("draft"))).Expect(HttpStatusCode.Created);

        (await service.Import(service.Write("plans.ndjson", ImportRuns.Line(Of("imported"))))).Error.ShouldBeEmpty();

        var refused = (await service.Approve("draft")).ExpectProblem(HttpStatusCode.UnprocessableEntity);
        refused.Json["findings"]!.AsArray().Single(finding => finding!["id"]!.GetValue<string>() == "R19")!["message"]!.GetValue<string>()
            .ShouldContain("imported");
    }

    /// <summary>Both look, both find nothing, both store: only who looks while nobody else can store is right.</summary>
    [Fact]
    public async Task Of_which_somebody_approves_the_other_at_this_moment_are_one()
    {
        const int Patients = 8;
        var meanwhile = new Meanwhile("PatientId");
        await using var service = await ServiceFixture.Run(services: s => s.Intercept(meanwhile));
        service.Time.MoveTo(CommandRun.Now);
        foreach (var n in Enumerable.Range(1, Patients))
        {
            (await service.Draft(Of($"approved-{n}", plan => plan["patient"]!["id"] = $"P-{n}"))).Expect(HttpStatusCode.Created);
        }

        var lines = string.Concat(Enumerable.Range(1, Patients).Select(n => ImportRuns.Line(Of($"imported-{n}", plan => plan["patient"]!["id"] = $"P-{n}"))));
        List<Task<Answer>> approving = [];
        meanwhile.Once(() =>
        {
            approving.AddRange(Enumerable.Range(1, Patients).Select(n => service.Approve($"approved-{n}")));
            return Task.CompletedTask;
        });

        var imported = (await service.ImportInside(lines)).Sum(batch => batch.Imported);
        var answers = await Task.WhenAll(approving);

        answers.Length.ShouldBe(Patients, "they began while the import looked for open plans");
        (imported + answers.Count(answer => answer.Status == HttpStatusCode.OK)).ShouldBe(Patients);
        var open = await service.InDatabase(db => db.Plans.Where(plan => plan.Status == PlanStatus.Approved).Select(plan => plan.PatientId).ToListAsync());
        open.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, Patients).Select(n => $"P-{n}"));
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task In_two_imports_at_once_are_one()
    {
        await using var service = await ServiceFixture.Run();
        service.Time.MoveTo(CommandRun.Now);
        static string Lines(string from) => string.Concat(Enumerable.Range(1, 30)
            .Select(n => ImportRuns.Line(Of($"{from}-{n}", plan => plan["patient"]!["id"] = $"P-{n}"))));

        var runs = await Task.WhenAll(service.ImportInside(Lines("left"), "left.ndjson"), service.ImportInside(Lines("right"), "right.ndjson"));

        var batches = runs.SelectMany(run => run).ToList();
        (batches.Sum(batch => batch.Imported), batches.Sum(batch => batch.Refused.Count)).ShouldBe((30, 30));
        batches.SelectMany(batch => batch.Refused).ShouldAllBe(refused => refused.Faults.Single().Detail.Contains("(R19)"));
        await service.EveryPlanShouldBeWhole();
    }

    private static JsonObject Of(string id, Action<JsonObject>? change = null) => Documents.Tchp(id, plan =>
    {
        plan["patient"]!["id"] = Patient;
        change?.Invoke(plan);
    });
}
