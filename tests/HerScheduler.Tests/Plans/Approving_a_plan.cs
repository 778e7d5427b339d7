using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Data;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Plans;

public sealed class Approving_a_plan
{
    [Fact]
    public async Task Gives_the_schedule_and_stores_it()
    {
        await using var service = await ServiceFixture.Run();
        var approved = await service.Approved(Documents.Tchp());

        approved.Event("tchp-1")["date"]!.GetValue<string>().ShouldBe("2026-01-05");
        approved.Event("surgery")["date"]!.GetValue<string>().ShouldBe("2026-05-18");
        approved.Event("hp-7")["status"]!.GetValue<string>().ShouldBe("provisional");
        var read = (await service.Get("/api/v1/plans/plan-0001/schedule")).Expect(HttpStatusCode.OK);
        read.Text.ShouldBe(approved.Text);
        read.ETag.ShouldBe("\"0\"");
        (await service.Get("/api/v1/plans/plan-0001")).Json["status"]!.GetValue<string>().ShouldBe("approved");
    }

    [Fact]
    public async Task Stores_events_log_and_messages_together()
    {
        await using var service = await ServiceFixture.Run();
        var events = (await service.Approved(Documents.Tchp())).Json["events"]!.AsArray();
        var planned = events.Count(e => e!["status"]!.GetValue<string>() == "planned");

        var stored = await Stored.In(service);

        stored.ShouldBe(new Stored(Plans: 1, Events: events.Count, Log: 1, Outbox: 1 + planned));
        var rows = await service.InDatabase(db => db.Events.ToListAsync());
        rows.Where(r => r.Status == Core.Scheduling.EventStatus.Provisional).ShouldAllBe(r => r.NextNoticeAt == null);
        rows.Single(r => r.Key == "tchp-2").NextNoticeAt.ShouldBe(new DateTimeOffset(2026, 1, 19, 5, 30, 0, TimeSpan.Zero),
            "7 days before, 06:30 in Amsterdam");
        await service.EveryChainShouldHold();
    }

    [Fact]
    public async Task And_recording_facts_take_one_transaction_each()
    {
        var counter = new CommitCounter();
        await using var service = await ServiceFixture.Run(services: s => s.Intercept(counter));
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);
        var drafted = counter.Commits;

        (await service.Approve()).Expect(HttpStatusCode.OK);
        counter.Commits.ShouldBe(drafted + 1);

        service.Time.MoveTo(new DateTimeOffset(2026, 1, 30, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05"), Documents.DoseGiven("fact-2", "tchp-2", "2026-01-28"))))
            .Expect(HttpStatusCode.OK);
        counter.Commits.ShouldBe(drafted + 2);
    }

    [Fact]
    public async Task Tells_the_plan_first_and_then_every_planned_event_in_a_gapless_sequence()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        var messages = (await service.Get("/api/v1/plans/plan-0001/messages?after=0")).Expect(HttpStatusCode.OK).Json["messages"]!.AsArray();

        messages[0]!["type"]!.GetValue<string>().ShouldBe("herscheduler.plan.approved.v1");
        messages[0]!["data"]!["document"]!["patient"]!["id"]!.GetValue<string>().ShouldBe("MRN-plan-0001");
        messages.ToJsonString().ShouldNotContain("Ada");
        messages.Select(m => m!["data"]!["sequence"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, messages.Count));
        messages.Skip(1).ShouldAllBe(m => m!["type"]!.GetValue<string>().EndsWith(".scheduled.v1", StringComparison.Ordinal));
        messages.Select(m => m!["id"]!.GetValue<string>()).ShouldBeUnique();
        var cycle = messages.Single(m => m!["subject"]!.GetValue<string>() == "plan-0001/tchp-1")!;
        cycle["sequence"]!.GetValue<string>().Length.ShouldBe(10);
        cycle["data"]!["event"]!["doses"]!.AsArray().Count.ShouldBe(4);
        (await service.InDatabase(db => db.Outbox.SingleAsync(m => m.Subject == "plan-0001/tchp-1"))).RoutingKey.ShouldBe("cycle.scheduled.north-clinic");
    }

    [Fact]
    public async Task Twice_is_refused_and_changes_nothing()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        var before = await Stored.In(service);

        (await service.Approve()).ExpectProblem(HttpStatusCode.Conflict).Said.ShouldContain("already");

        (await Stored.In(service)).ShouldBe(before);
    }

    [Fact]
    public async Task Ten_times_at_once_succeeds_once()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.Approve()));

        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.Conflict).ShouldBe(9);
        var told = answers.First(a => a.Status == HttpStatusCode.Conflict).ExpectProblem(HttpStatusCode.Conflict).Json;
        told["version"]!.GetValue<int>().ShouldBe(0);
        told["recorded"]!.AsArray().ShouldHaveSingleItem()!["kind"]!.GetValue<string>().ShouldBe("approved");
        (await Stored.In(service)).Log.ShouldBe(1);
    }

    [Fact]
    public async Task With_an_error_that_no_override_names_is_refused_with_the_findings()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Her2Negative())).Expect(HttpStatusCode.Created);

        var answer = (await service.Approve()).ExpectProblem(HttpStatusCode.UnprocessableEntity);

        answer.Json["findings"]!.AsArray().ShouldContain(f => f!["rule"]!.GetValue<string>() == "R17");
        answer.Pointers.ShouldBe(["#"]);
        (await Stored.In(service)).ShouldBe(new Stored(Plans: 1, Events: 0, Log: 0, Outbox: 0));
    }

    [Theory]
    [InlineData("R13", false, "#/overrides")]
    [InlineData("R17", true, "#")]
    public async Task An_override_lets_R13_go_and_not_R17(string rule, bool negative, string pointer)
    {
        await using var service = await ServiceFixture.Run();
        var plan = negative ? Documents.Her2Negative() : Documents.PlainHp();
        (await service.Draft(plan)).Expect(HttpStatusCode.Created);
        (await service.Approve()).ExpectProblem(HttpStatusCode.UnprocessableEntity).Pointers.ShouldBe([pointer]);
        plan["overrides"] = new JsonArray(new JsonObject { ["rule"] = rule, ["reason"] = "the tumor board decided", ["by"] = "dr.one@example.org" });
        (await service.Put("/api/v1/plans/plan-0001", plan.ToJsonString())).Expect(HttpStatusCode.OK);

        (await service.Approve()).Status.ShouldBe(negative ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK);
    }

    [Fact]
    public async Task Beside_another_open_plan_of_the_patient_is_refused_by_R19_until_that_one_is_closed_or_the_rule_overridden()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1", plan => plan["patient"]!["id"] = "MRN-7"));
        var second = Documents.Tchp("plan-2", plan => plan["patient"]!["id"] = "MRN-7");

        var draft = (await service.Draft(second)).Expect(HttpStatusCode.Created);
        var refused = (await service.Approve("plan-2")).ExpectProblem(HttpStatusCode.UnprocessableEntity);

        foreach (var findings in new[] { draft.Json["findings"]!, (await service.Get("/api/v1/plans/plan-2")).Json["findings"]!, refused.Json["findings"]! })
        {
            findings.AsArray().Single(f => f!["id"]!.GetValue<string>() == "R19")!["message"]!.GetValue<string>().ShouldContain("plan-1");
        }

        second["overrides"] =
            new JsonArray(new JsonObject { ["rule"] = "R19", ["reason"] = "both breasts, two plans on purpose", ["by"] = "dr.one@example.org" });
        (await service.Put("/api/v1/plans/plan-2", second.ToJsonString())).Expect(HttpStatusCode.OK);
        (await service.Approve("plan-2")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_the_patients_earlier_plan_was_closed_is_no_matter_of_R19()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1", plan => plan["patient"]!["id"] = "MRN-7"));
        var closing = Documents.Fact("z", "patient-transferred", new JsonObject { ["date"] = "2025-12-20", ["reason"] = "came back under another plan" },
            "plan-1");
        (await service.Record(Documents.Batch(closing), "plan-1")).Expect(HttpStatusCode.OK);

        (await service.Draft(Documents.Tchp("plan-2", plan => plan["patient"]!["id"] = "MRN-7"))).Expect(HttpStatusCode.Created);

        (await service.Approve("plan-2")).Expect(HttpStatusCode.OK);
    }

    /// <summary>The same rule when a closing is taken back: otherwise two plans would be open without anybody having said so.</summary>
    [Fact]
    public async Task After_the_patients_earlier_plan_was_closed_keeps_that_one_closed()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1", plan => plan["patient"]!["id"] = "MRN-7"));
        var closing = Documents.Fact("z", "patient-transferred", new JsonObject { ["date"] = "2025-12-20", ["reason"] = "went to another clinic" }, "plan-1");
        (await service.Record(Documents.Batch(closing), "plan-1")).Expect(HttpStatusCode.OK);
        await service.Approved(Documents.Tchp("plan-2", plan => plan["patient"]!["id"] = "MRN-7"));

        var reopening = Documents.Batch(Documents.Fact("back", "retracted", new JsonObject { ["fact"] = "z", ["reason"] = "stayed after all" }, "plan-1"));
        (await service.Record(reopening, "plan-1", dryRun: true)).Expect(HttpStatusCode.UnprocessableEntity);
        var refused = (await service.Record(reopening, "plan-1")).Expect(HttpStatusCode.UnprocessableEntity);

        refused.Said.ShouldContain("R19: ");
        refused.Said.ShouldContain("plan-2");
        var other = Documents.Fact("z2", "patient-transferred", new JsonObject { ["date"] = "2025-12-20", ["reason"] = "that plan was the mistake" }, "plan-2");
        (await service.Record(Documents.Batch(other), "plan-2")).Expect(HttpStatusCode.OK);
        (await service.Record(reopening, "plan-1")).Expect(HttpStatusCode.OK);
        (await service.Record(reopening, "plan-1")).Expect(HttpStatusCode.OK);
        await service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task With_every_error_overridden_succeeds_and_the_override_is_recorded()
    {
        await using var service = await ServiceFixture.Run();
        var plan = Documents.PlainHp();
        plan["overrides"] = new JsonArray(new JsonObject { ["rule"] = "R13", ["reason"] = "the tumor board decided", ["by"] = "dr.one@example.org" });

        var approved = await service.Approved(plan);

        approved.Json["findings"]!.AsArray().ShouldContain(f => f!["id"]!.GetValue<string>() == "R13" && f["overridden"]!.GetValue<bool>());
        (await service.Get("/api/v1/plans/plan-0001/facts")).Json["facts"]![0]!["fact"]!["overrides"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_a_version_that_is_not_there_is_refused()
    {
        await using var service = await ServiceFixture.Run();
        (await service.Draft(Documents.Tchp())).Expect(HttpStatusCode.Created);

        (await service.Approve(ifMatch: "\"3\"")).ExpectProblem(HttpStatusCode.PreconditionFailed);
        (await service.Approve(ifMatch: "\"0\"")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Many_plans_at_once_each_have_a_complete_sequence()
    {
        await using var service = await ServiceFixture.Run();
        var ids = Enumerable.Range(1, 12).Select(n => $"plan-{n}").ToList();

        await Task.WhenAll(ids.Select(id => service.Approved(Documents.Tchp(id))));

        var sequences = await service.InDatabase(db => db.Outbox.Select(m => new { m.PlanId, m.Sequence }).ToListAsync());
        var plans = await service.InDatabase(db => db.Plans.ToListAsync());
        plans.ShouldAllBe(p => p.Status == PlanStatus.Approved);
        foreach (var plan in plans)
        {
            sequences.Where(m => m.PlanId == plan.Id).Select(m => m.Sequence).Order().ShouldBe(Enumerable.Range(1, plan.Sequence));
        }
    }
}
