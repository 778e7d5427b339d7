using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Import;
using HerScheduler.Reminders;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Import;

/// <summary>Plans that come with what had happened under them: a clinic goes live with patients in the middle of treatment.</summary>
public sealed class Patients_in_treatment
{
    private static readonly string[] OfTheDoor = ["By", "Sender", "ApprovedBy", "Revision", "Sequence", "PreviousHash"];

    [Fact]
    public async Task Are_stored_as_if_each_fact_had_been_recorded_here()
    {
        await using var recording = await ServiceFixture.Run();
        await using var importing = await ServiceFixture.Run();
        recording.Time.MoveTo(CommandRun.Now);
        await recording.Approved(Plan("plan-1"));
        (await recording.Record(Documents.Batch(Facts("plan-1")), "plan-1")).Expect(HttpStatusCode.OK);

        var run = await importing.Import(importing.Write("plans.ndjson", ImportRuns.Line(WithFacts("plan-1"))));

        (run.Status, run.Error).ShouldBe((0, ""));
        run.Output.ShouldEndWith(" events and 8 facts, 0 refused.\n");
        (await WithoutMessages(importing)).ShouldBe(await WithoutMessages(recording));
        await importing.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Are_told_as_they_stand_each_event_once()
    {
        await using var service = await ServiceFixture.Run();

        await service.Import(service.Write("plans.ndjson", ImportRuns.Line(WithFacts("plan-1"))));

        var messages = await service.Messages("plan-1");
        messages.Select(message => message.Sequence).ShouldBe(Enumerable.Range(1, messages.Count));
        messages.Skip(1).Select(message => message.Subject).ShouldBeUnique();
        messages[0].RoutingKey.ShouldBe("plan.approved.north-clinic");
        messages.ShouldContain(message => message.RoutingKey == "cycle.done.north-clinic" && message.Subject == "plan-1/tchp-1");
        var held = messages.Single(message => message.Subject == "plan-1/tchp-6");
        held.RoutingKey.ShouldBe("cycle.scheduled.north-clinic", "chemotherapy goes on");
        JsonNode.Parse(held.Body)!["data"]!["event"]!["doses"]!.AsArray().Count(dose => dose!["held"]!.GetValue<bool>()).ShouldBe(2);
        JsonNode.Parse(messages[^1].Body)!["data"]!["reason"]!.GetValue<string>().ShouldBe("imported with what had been recorded before");
    }

    [Fact]
    public async Task A_low_LVEF_among_the_facts_is_told_with_the_next_sweep()
    {
        await using var service = await ServiceFixture.Run();
        await service.Import(service.Write("plans.ndjson", ImportRuns.Line(WithFacts("plan-1"))));

        service.Time.MoveTo(CommandRun.Now);
        await service.Sweep<AlertSweep>();
        await service.Sweep<AlertMailSweep>();

        (await service.Messages("plan-1")).ShouldContain(message => message.RoutingKey == "lvef.hold.north-clinic");
        (await service.Mails()).Select(mail => mail.Header("subject")).ShouldBe(["LVEF fell: HER2 therapy on hold (MRN-plan-1)"]);
    }

    [Fact]
    public async Task A_second_time_change_nothing_and_a_further_fact_is_not_taken_silently()
    {
        await using var service = await ServiceFixture.Run();
        await service.Import(service.Write("plans.ndjson", ImportRuns.Line(WithFacts("plan-1"))));
        var before = await service.InDatabase(db => ImportRuns.Everything(db));
        var more = WithFacts("plan-1",
            Documents.Fact("plan-1-more", "echo-booked", new JsonObject { ["event"] = "echo-end", ["date"] = "2027-03-01" }, "plan-1"));
        var other = WithFacts("plan-1");
        other["facts"]![1]!["date"] = "2025-10-07";

        var again = await service.Import(service.Write("plans.ndjson", ImportRuns.Line(WithFacts("plan-1")) + ImportRuns.Line(WithFacts("plan-1"))));
        var further = await service.Import(service.Write("more.ndjson", ImportRuns.Line(more)));
        var changed = await service.Import(service.Write("other.ndjson", ImportRuns.Line(other)));

        again.Output.ShouldBe("2 plans read: 0 imported with 0 events, 1 already there, 1 repeated in the input, 0 refused.\n");
        further.Faults.ShouldHaveSingleItem()
            .ShouldEndWith("more.ndjson:1: #/facts/8: plan plan-1 is there without this fact; record it with POST /api/v1/plans/plan-1/facts");
        changed.Faults.ShouldHaveSingleItem().ShouldContain("other.ndjson:1: #/facts/1/id: plan plan-1 is there, and has a fact plan-1-1 with other content");
        (await service.InDatabase(db => ImportRuns.Everything(db))).ShouldBe(before);
    }

    [Theory]
    [InlineData("""{ "id": "x", "plan": "plan-2", "kind": "dose-given", "event": "tchp-9", "date": "2026-01-05", "by": "nurse" }""", "#/facts/8/event: ")]
    [InlineData("""{ "id": "x", "plan": "plan-2", "kind": "dose-given", "event": "tchp-5", "date": "soon", "by": "nurse" }""", "#/facts/8/date: ")]
    [InlineData("""{ "id": "x", "plan": "plan-2", "kind": "dose-given", "event": "tchp-5", "date": "2026-01-07", "by": "nurse" }""", "#/facts/8/date: 2026-01-07 is in the future")]
    [InlineData("""{ "id": "x", "plan": "plan-1", "kind": "dose-given", "event": "tchp-5", "date": "2026-01-05", "by": "nurse" }""", "#/facts/8/plan: expected plan-2, found plan-1")]
    [InlineData("""{ "id": "plan-2-1", "plan": "plan-2", "kind": "dose-given", "event": "tchp-1", "date": "2025-10-07", "by": "nurse" }""", "#/facts/8/id: ")]
    [InlineData("3", "#/facts/8: expected an object")]
    public async Task Are_taken_whole_or_refused_whole_with_the_place_and_what_was_expected(string bad, string fault)
    {
        await using var service = await ServiceFixture.Run();
        var second = WithFacts("plan-2");
        second["facts"]!.AsArray().Add(JsonNode.Parse(bad));

        var run = await service.Import(service.Write("plans.ndjson", ImportRuns.Line(WithFacts("plan-1")) + ImportRuns.Line(second)
            + ImportRuns.Line(WithFacts("plan-3"))));

        run.Status.ShouldBe(1);
        run.Faults.ShouldHaveSingleItem().ShouldContain($"plans.ndjson:2: {fault}");
        (await service.InDatabase(db => db.Plans.Select(plan => plan.Id).Order().ToListAsync())).ShouldBe(["plan-1", "plan-3"]);
        (await service.InDatabase(db => db.Log.CountAsync(entry => entry.PlanId == "plan-2"))).ShouldBe(0);
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task That_ended_before_come_in_closed_and_stand_in_nobodys_way()
    {
        await using var service = await ServiceFixture.Run();
        static JsonObject OfOnePatient(JsonObject plan)
        {
            plan["patient"]!["id"] = "MRN-7";
            return plan;
        }

        var ended = WithFacts("plan-1",
            Documents.Fact("plan-1-end", "patient-transferred", new JsonObject { ["date"] = "2026-01-05", ["reason"] = "moved away" }, "plan-1"));
        var run = await service.Import(service.Write("plans.ndjson", ImportRuns.Line(OfOnePatient(ended))
            + ImportRuns.Line(OfOnePatient(WithFacts("plan-2")))));

        (run.Status, run.Error).ShouldBe((0, ""));
        var plan = await service.InDatabase(db => db.Plans.SingleAsync(row => row.Id == "plan-1"));
        (plan.Status, plan.NextAlertAt).ShouldBe((PlanStatus.Closed, null));
        plan.ClosedAt.ShouldNotBeNull();
        var last = (await service.Messages("plan-1"))[^1];
        (last.RoutingKey, JsonNode.Parse(last.Body)!["data"]!["reason"]!.GetValue<string>()).ShouldBe(("plan.closed.north-clinic", "moved away"));
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Who_were_amended_to_another_clinic_go_on_there()
    {
        await using var service = await ServiceFixture.Run();
        var amended = Plan("plan-1");
        amended["site"] = "lake-clinic";

        var run = await service.Import(service.Write("plans.ndjson",
            ImportRuns.Line(WithFacts("plan-1", Documents.Fact("plan-1-moved", "plan-amended", new JsonObject { ["document"] = amended }, "plan-1")))));

        (run.Status, run.Error).ShouldBe((0, ""));
        (await service.InDatabase(db => db.Plans.SingleAsync())).Site.ShouldBe("lake-clinic");
        (await service.InDatabase(db => db.Events.Select(row => row.Site).Distinct().SingleAsync())).ShouldBe("lake-clinic");
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task Take_the_same_number_of_queries_for_two_and_for_forty_the_first_time_and_the_second()
    {
        var queries = new CountingQueries();
        await using var service = await ServiceFixture.Run(services: s => s.Intercept(queries));
        service.Time.MoveTo(CommandRun.Now);

        async Task<int> Reads(string lines)
        {
            queries.Reads = 0;
            await foreach (var batch in service.Services.GetRequiredService<PlanImport>().Run(
                InputDocuments.Read(ImportSources.Of([service.Write("plans.ndjson", lines)]), Stream.Null, CancellationToken.None), "dr.one@example.org",
                onlyJudge: false, CancellationToken.None))
            {
                batch.Refused.ShouldBeEmpty();
            }

            return queries.Reads;
        }

        var two = string.Concat(Enumerable.Range(1, 2).Select(n => ImportRuns.Line(WithFacts($"few-{n}"))));
        var forty = string.Concat(Enumerable.Range(1, 40).Select(n => ImportRuns.Line(WithFacts($"many-{n}"))));

        var first = await Reads(two);
        (await Reads(forty)).ShouldBe(first);
        var second = await Reads(two);
        (await Reads(forty)).ShouldBe(second);
    }

    private static async Task<IReadOnlyList<string>> WithoutMessages(ServiceFixture service) =>
        [.. (await service.InDatabase(db => ImportRuns.Everything(db, OfTheDoor))).Where(row => !row.StartsWith("outbox", StringComparison.Ordinal))];

    private static JsonObject Plan(string id) => Documents.Tchp(id, plan => plan["start"] = "2025-10-06");

    private static JsonObject WithFacts(string id, params JsonObject[] more)
    {
        var plan = Plan(id);
        plan["facts"] = new JsonArray([.. Facts(id), .. more]);
        return plan;
    }

    /// <summary>Four cycles, the fifth not recorded and that acknowledged, an LVEF that fell, an appointment.</summary>
    private static JsonObject[] Facts(string id) =>
    [
        Documents.Fact($"{id}-0", "lvef-result", new JsonObject { ["date"] = "2025-09-29", ["percent"] = 62 }, id),
        Documents.DoseGiven($"{id}-1", "tchp-1", "2025-10-06", id),
        Documents.DoseGiven($"{id}-2", "tchp-2", "2025-10-28", id),
        Documents.DoseGiven($"{id}-3", "tchp-3", "2025-11-18", id),
        Documents.DoseGiven($"{id}-4", "tchp-4", "2025-12-09", id),
        Documents.Fact($"{id}-5", "acknowledged", new JsonObject { ["event"] = "tchp-5", ["note"] = "given elsewhere, papers to come" }, id),
        Documents.Fact($"{id}-6", "lvef-result", new JsonObject { ["date"] = "2026-01-05", ["percent"] = 44 }, id),
        Documents.Fact($"{id}-7", "echo-booked", new JsonObject { ["event"] = "echo-repeat-1", ["date"] = "2026-02-02" }, id),
    ];
}
