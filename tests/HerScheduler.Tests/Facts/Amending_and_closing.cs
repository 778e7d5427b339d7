using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Core.Scheduling;
using HerScheduler.Digests;
using HerScheduler.Reminders;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Facts;

/// <summary>Facts about the plan as a whole, and facts about facts.</summary>
public sealed class Amending_and_closing
{
    [Fact]
    public async Task An_amendment_replaces_the_document_and_cancels_what_it_no_longer_has()
    {
        await using var patient = (await Patient.AfterChemotherapy()).On("2026-04-22");
        var document = Documents.Tchp(change: plan =>
        {
            plan.Remove("radiotherapy");
            plan["navigator"] = "navigator.two@example.org";
            plan["afterSurgery"] = new JsonObject { ["pcr"] = "h", ["residual"] = "t-dm1", ["expected"] = "residual" };
            plan["overrides"] = new JsonArray(new JsonObject { ["rule"] = "R14", ["reason"] = "diarrhoea", ["by"] = "dr.one@example.org" });
        });

        var amended = await patient.Record("plan-amended", new JsonObject { ["document"] = document });

        amended.Changes.ShouldContain("radiotherapy-start cancelled 2026-06-29 → –");
        amended.Told[0].ShouldBe("plan.amended plan-0001");
        amended.Told.ShouldContain("radiotherapy.cancelled radiotherapy-end");
        var told = JsonNode.Parse(amended.Messages[0].Body)!["data"]!;
        told["document"]!["navigator"]!.GetValue<string>().ShouldBe("navigator.two@example.org");
        told["document"]!["patient"]!["name"].ShouldBeNull();
        var view = (await patient.Service.Get("/api/v1/plans/plan-0001")).Json;
        view["navigator"]!.GetValue<string>().ShouldBe("navigator.two@example.org");
        (await patient.Service.InDatabase(db => db.Events.Select(e => e.Navigator).Distinct().ToListAsync())).ShouldBe(["navigator.two@example.org"]);
        (await patient.Stands("tchp-6")).ShouldBe("done 2026-04-20", "what was done stays done");
        (await patient.Event("t-dm1-1"))["status"]!.GetValue<string>().ShouldBe("provisional");
    }

    [Fact]
    public async Task An_amendment_to_another_patient_or_against_a_rule_is_refused()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-20");
        var before = await Stored.In(patient.Service);

        var other = (await patient.Send(Documents.Fact("a", "plan-amended",
            new JsonObject { ["document"] = Documents.Tchp(change: p => p["patient"]!["id"] = "MRN-other") })))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity);
        var against = (await patient.Send(Documents.Fact("b", "plan-amended", new JsonObject { ["document"] = Documents.Her2Negative() })))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity);

        other.Pointers.ShouldBe(["#/facts/0/document/patient/id"]);
        against.Pointers.ShouldBe(["#/facts/0/document"]);
        against.Said.ShouldContain("R17");
        (await Stored.In(patient.Service)).ShouldBe(before);
    }

    [Theory]
    [InlineData("patient-died", "died")]
    [InlineData("patient-withdrew", "withdrew")]
    [InlineData("patient-transferred", "transferred")]
    public async Task Closing_cancels_everything_open_and_nothing_is_sent_to_the_navigator_any_more(string kind, string word)
    {
        await using var patient = (await Patient.Approved()).On("2026-01-27");
        var open = await patient.Service.InDatabase(db => db.Events.CountAsync(e => e.Status == EventStatus.Planned));

        var closed = await patient.Record(kind, new JsonObject { ["date"] = "2026-01-27", ["reason"] = "as reported" });

        closed.Told.Count(told => told.Contains(".cancelled ", StringComparison.Ordinal)).ShouldBe(open);
        closed.Told.ShouldContain("plan.closed plan-0001");
        (await patient.Service.InDatabase(db => db.Events.Select(e => e.Status).Distinct().ToListAsync())).ShouldBe([EventStatus.Cancelled]);
        (await patient.Service.InDatabase(db => db.Events.CountAsync(e => e.NextNoticeAt != null))).ShouldBe(0);
        foreach (var day in new[] { "2026-01-28", "2026-02-16", "2026-06-30" })
        {
            patient.On(day);
            await patient.Service.Sweep<NoticeSweep>();
            await patient.Service.Sweep<DigestSweep>();
        }

        (await patient.Service.Notices()).ShouldBeEmpty();
        (await patient.Service.Mails()).ShouldBeEmpty();
        (await patient.Send(Documents.DoseGiven("late", "tchp-1", "2026-01-05"))).ExpectProblem(HttpStatusCode.UnprocessableEntity)
            .Said.ShouldContain($"the plan is closed: the patient {word}", Case.Insensitive);
    }

    [Fact]
    public async Task Retracting_the_closing_fact_reopens_the_plan_and_the_notices_come_back()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-27");
        var before = await patient.Service.InDatabase(db =>
            db.Events.AsNoTracking().OrderBy(e => e.Key).Select(e => new { e.Key, e.Status, e.Date }).ToListAsync());
        await patient.Record("patient-died", new JsonObject { ["date"] = "2026-01-27", ["reason"] = "mistaken identity" });

        var reopened = await patient.Record("retracted", new JsonObject { ["fact"] = "fact-1", ["reason"] = "it was somebody else" });

        reopened.Told[0].ShouldBe("plan.amended plan-0001");
        reopened.Told.ShouldContain("cycle.scheduled tchp-3");
        (await patient.Service.InDatabase(db => db.Events.AsNoTracking().OrderBy(e => e.Key).Select(e => new { e.Key, e.Status, e.Date }).ToListAsync()))
            .ShouldBe(before);
        (await patient.Service.Get("/api/v1/plans/plan-0001")).Json["status"]!.GetValue<string>().ShouldBe("approved");
        await patient.Service.Sweep<NoticeSweep>();
        (await patient.Service.NoticesOf("tchp-2")).ShouldBe(["overdue 1"]);
        patient.On("2026-02-09");
        await patient.Service.Sweep<NoticeSweep>();
        (await patient.Service.NoticesOf("tchp-3")).ShouldBe(["reminder 7"]);
    }

    [Fact]
    public async Task A_retraction_gives_back_the_schedule_and_the_log_keeps_both()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-20");
        await patient.Record("deferred", new JsonObject { ["event"] = "tchp-2", ["to"] = "2026-02-02", ["reason"] = "holiday" });

        var back = await patient.Record("retracted", new JsonObject { ["fact"] = "fact-1", ["reason"] = "wrong patient" });

        back.Changes[0].ShouldBe("tchp-2 moved 2026-02-02 → 2026-01-26");
        back.Told[0].ShouldBe("cycle.moved tchp-2");
        (await patient.Stands("tchp-2")).ShouldBe("planned 2026-01-26");
        (await patient.Service.Get("/api/v1/plans/plan-0001/facts")).Json["facts"]!.AsArray().Select(f => f!["kind"]!.GetValue<string>())
            .ShouldBe(["approved", "deferred", "retracted"]);
        (await patient.Send(Documents.Fact("r2", "retracted", new JsonObject { ["fact"] = "fact-1", ["reason"] = "again" })))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity).Pointers.ShouldBe(["#/facts/0/fact"]);
    }

    [Fact]
    public async Task A_fact_that_a_later_one_depends_on_cannot_be_retracted()
    {
        await using var patient = (await Patient.AfterChemotherapy()).On("2026-05-29");
        await patient.Record("surgery-performed", new JsonObject { ["date"] = "2026-05-18" });
        await patient.Record("pathology-result", new JsonObject { ["date"] = "2026-05-29", ["response"] = "pcr" });

        var refused = (await patient.Send(Documents.Fact("r", "retracted", new JsonObject { ["fact"] = "fact-1", ["reason"] = "wrong date" })))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity);

        refused.Said.ShouldContain("fact fact-2 depends on fact-1; retract that one first");
    }

    [Fact]
    public async Task An_acknowledgement_ends_the_escalation_and_its_retraction_brings_it_back()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-06");
        await patient.Service.Sweep<NoticeSweep>();

        var acknowledged = await patient.Record("acknowledged", new JsonObject { ["event"] = "tchp-1", ["note"] = "patient is travelling" });

        (acknowledged.Changes.Count, acknowledged.Told.Count).ShouldBe((0, 0));
        (await patient.Row("tchp-1")).AcknowledgedDate.ShouldBe(new DateOnly(2026, 1, 5));
        (await patient.Row("tchp-1")).NextNoticeAt.ShouldBeNull();
        await patient.Record("retracted", new JsonObject { ["fact"] = "fact-1", ["reason"] = "she is not" });
        (await patient.Row("tchp-1")).AcknowledgedDate.ShouldBeNull();
        (await patient.Row("tchp-1")).NextNoticeAt.ShouldNotBeNull();
    }
}
