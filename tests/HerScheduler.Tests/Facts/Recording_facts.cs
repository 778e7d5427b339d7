using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Facts;

public sealed class Recording_facts
{
    private static readonly JsonObject FirstDose = Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05");
    private static readonly JsonObject SecondLate = Documents.Deferred("fact-2", "tchp-2", "2026-02-02");

    [Fact]
    public async Task A_deferral_moves_the_cycle_and_says_why()
    {
        await using var service = await AnApprovedPlan();

        var answer = (await service.Record(Documents.Batch(FirstDose, SecondLate))).Expect(HttpStatusCode.OK);

        answer.ETag.ShouldBe("\"2\"");
        answer.Json["version"]!.GetValue<int>().ShouldBe(2);
        var moved = answer.Json["changes"]!.AsArray().Single(c => c!["event"]!.GetValue<string>() == "tchp-2")!;
        moved["change"]!.GetValue<string>().ShouldBe("moved");
        moved["from"]!.GetValue<string>().ShouldBe("2026-01-26");
        moved["to"]!.GetValue<string>().ShouldBe("2026-02-02");
        moved["why"]!.GetValue<string>().ShouldContain("ANC below 1.5");
        (await service.Get("/api/v1/plans/plan-0001/schedule")).Event("tchp-2")["date"]!.GetValue<string>().ShouldBe("2026-02-02");
        (await service.InDatabase(db => db.Events.SingleAsync(e => e.Key == "tchp-2"))).Date.ShouldBe(new DateOnly(2026, 2, 2));
    }

    [Fact]
    public async Task The_messages_follow_in_the_same_sequence_and_name_the_fact()
    {
        await using var service = await AnApprovedPlan();
        var before = (await service.InDatabase(db => db.Plans.SingleAsync())).Sequence;
        (await service.Record(Documents.Batch(FirstDose))).Expect(HttpStatusCode.OK);

        var messages = (await service.Get($"/api/v1/plans/plan-0001/messages?after={before}")).Json["messages"]!.AsArray();

        messages.Select(m => m!["data"]!["sequence"]!.GetValue<int>()).ShouldBe(Enumerable.Range(before + 1, messages.Count));
        var done = messages.Single(m => m!["type"]!.GetValue<string>() == "herscheduler.cycle.done.v1")!;
        done["subject"]!.GetValue<string>().ShouldBe("plan-0001/tchp-1");
        done["data"]!["cause"]!.GetValue<string>().ShouldBe("fact-1");
        (await service.InDatabase(db => db.Outbox.SingleAsync(m => m.MessageId == done["id"]!.GetValue<string>()))).CorrelationId.ShouldBe("fact-1");
    }

    [Fact]
    public async Task One_bad_fact_and_none_is_stored()
    {
        await using var service = await AnApprovedPlan();
        var before = await Stored.In(service);

        var answer = (await service.Record(Documents.Batch(FirstDose, Documents.DoseGiven("fact-2", "tchp-9", "2026-01-05"))))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity);

        answer.Pointers.ShouldBe(["#/facts/1/event"]);
        (await Stored.In(service)).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_fact_again_changes_nothing()
    {
        await using var service = await AnApprovedPlan();
        (await service.Record(Documents.Batch(FirstDose))).Expect(HttpStatusCode.OK);
        var before = await Stored.In(service);

        var again = (await service.Record(Documents.Batch(FirstDose))).Expect(HttpStatusCode.OK);

        again.Json["version"]!.GetValue<int>().ShouldBe(1);
        again.Json["changes"]!.AsArray().ShouldBeEmpty();
        again.Json["stored"]!.GetValue<bool>().ShouldBeTrue("it is there, since the first time");
        again.Json["alerts"]!.ToJsonString().ShouldBe("""{"began":[],"ended":[]}""");
        (await Stored.In(service)).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_refused()
    {
        await using var service = await AnApprovedPlan();
        (await service.Record(Documents.Batch(FirstDose))).Expect(HttpStatusCode.OK);

        (await service.Record(Documents.Batch(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-06")))).ExpectProblem(HttpStatusCode.Conflict)
            .Pointers.ShouldBe(["#/facts/0/id"]);
    }

    [Fact]
    public async Task A_dry_run_gives_the_same_answer_and_stores_nothing()
    {
        await using var service = await AnApprovedPlan();
        var before = await Stored.In(service);

        var tried = (await service.Record(Documents.Batch(FirstDose, SecondLate), dryRun: true)).Expect(HttpStatusCode.OK);

        (await Stored.In(service)).ShouldBe(before);
        (await service.Get("/api/v1/plans/plan-0001")).ETag.ShouldBe("\"0\"");
        tried.Json["stored"]!.GetValue<bool>().ShouldBeFalse();
        var stored = await service.Record(Documents.Batch(FirstDose, SecondLate));
        stored.Json["stored"]!.GetValue<bool>().ShouldBeTrue();
        stored.Text.ShouldBe(tried.Text.Replace("\"stored\":false", "\"stored\":true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_draft_is_refused()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);

        (await service.Record(Documents.Batch(FirstDose))).ExpectProblem(HttpStatusCode.UnprocessableEntity).Said.ShouldContain("approve it first");
    }

    [Fact]
    public async Task Malformed_facts_are_refused_with_every_place()
    {
        await using var service = await AnApprovedPlan();
        var noDate = Documents.DoseGiven("fact-1", "tchp-1", "soon");
        var noKind = Documents.Fact("fact-2", "dose-taken", new JsonObject());

        var answer = (await service.Record(Documents.Batch(noDate, noKind))).ExpectProblem(HttpStatusCode.BadRequest);

        answer.Pointers.ShouldContain("#/facts/0/date");
        answer.Pointers.ShouldContain("#/facts/1/kind");
    }

    [Fact]
    public async Task A_fact_of_another_plan_is_refused()
    {
        await using var service = await AnApprovedPlan();

        (await service.Record(Documents.Batch(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05", plan: "plan-0002"))))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity).Pointers.ShouldBe(["#/facts/0/plan"]);
    }

    [Fact]
    public async Task The_log_is_a_chain_that_begins_with_the_approval()
    {
        await using var service = await AnApprovedPlan();
        (await service.Record(Documents.Batch(FirstDose, SecondLate))).Expect(HttpStatusCode.OK);

        var facts = (await service.Get("/api/v1/plans/plan-0001/facts")).Expect(HttpStatusCode.OK).Json["facts"]!.AsArray();

        facts.Select(f => f!["kind"]!.GetValue<string>()).ShouldBe(["approved", "dose-given", "deferred"]);
        facts.Select(f => f!["number"]!.GetValue<int>()).ShouldBe([0, 1, 2]);
        facts[1]!["by"]!.GetValue<string>().ShouldBe("nurse.one@example.org");
        facts[1]!["sender"]!.GetValue<string>().ShouldBe(TestTokens.Name);
        await service.EveryChainShouldHold();
    }

    [Fact]
    public async Task The_patients_death_closes_the_plan_and_silences_it()
    {
        await using var service = await AnApprovedPlan();
        var died = Documents.Fact("fact-9", "patient-died", new JsonObject { ["date"] = "2026-01-15", ["reason"] = "reported by the family" });

        (await service.Record(Documents.Batch(FirstDose, died))).Expect(HttpStatusCode.OK);

        (await service.Get("/api/v1/plans/plan-0001")).Json["status"]!.GetValue<string>().ShouldBe("closed");
        (await service.InDatabase(db => db.Events.CountAsync(e => e.NextNoticeAt != null))).ShouldBe(0);
        (await service.InDatabase(db => db.Outbox.CountAsync(m => m.Type == "herscheduler.plan.closed.v1"))).ShouldBe(1);
        (await service.Record(Documents.Batch(SecondLate))).ExpectProblem(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_amendment_to_another_site_moves_the_plan_its_calendar_and_its_messages_there()
    {
        await using var service = await ServiceFixture.Run(new Dictionary<string, string?>
        {
            ["HerScheduler:Sites:0:Id"] = "north-clinic",
            ["HerScheduler:Sites:0:Zone"] = "Europe/Amsterdam",
            ["HerScheduler:Sites:1:Id"] = "closed-on-the-26th",
            ["HerScheduler:Sites:1:Zone"] = "America/Chicago",
            ["HerScheduler:Sites:1:Holidays:0"] = "2026-01-26",
        });
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 4, 9, 0, 0, TimeSpan.Zero));
        var moved = Documents.Fact("fact-1", "plan-amended", new JsonObject { ["document"] = Documents.Tchp(change: p => p["site"] = "closed-on-the-26th") });

        (await service.Record(Documents.Batch(moved))).Expect(HttpStatusCode.OK);

        (await service.Get("/api/v1/plans/plan-0001/schedule")).Event("tchp-2")["date"]!.GetValue<string>().ShouldBe("2026-01-27");
        var row = await service.InDatabase(db => db.Events.SingleAsync(e => e.Key == "tchp-2"));
        (row.Site, row.Date).ShouldBe(("closed-on-the-26th", new DateOnly(2026, 1, 27)));
        row.NextNoticeAt.ShouldBe(new DateTimeOffset(2026, 1, 20, 12, 30, 0, TimeSpan.Zero), "7 days before, 06:30 in Chicago");
        (await service.InDatabase(db => db.Outbox.SingleAsync(m => m.RoutingKey == "plan.amended.closed-on-the-26th"))).Body.ShouldNotContain("Ada");
        (await service.Get("/api/v1/plans?site=closed-on-the-26th")).Json["plans"]!.AsArray().Count.ShouldBe(1);
    }

    private static async Task<ServiceFixture> AnApprovedPlan()
    {
        var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero));
        return service;
    }
}
