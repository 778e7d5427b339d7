using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Facts;

/// <summary>Surgery, pathology, radiotherapy and endocrine therapy, from the request to the rows and messages.</summary>
public sealed class Milestones
{
    [Fact]
    public async Task Surgery_two_days_late_anchors_what_follows()
    {
        await using var patient = (await Patient.AfterChemotherapy()).On("2026-05-20");

        var surgery = await patient.Record("surgery-performed", new JsonObject { ["date"] = "2026-05-20" });

        surgery.Changes.ShouldBe(
        [
            "surgery done 2026-05-18 → 2026-05-20",
            "pathology moved 2026-05-28 → 2026-06-01",
            "radiotherapy-start moved 2026-06-29 → 2026-07-01",
            "radiotherapy-end moved 2026-07-17 → 2026-07-21",
        ]);
        surgery.Told[0].ShouldBe("surgery.done surgery");
        (await patient.Stands("surgery")).ShouldBe("done 2026-05-20");
        (await patient.Send(Documents.Fact("again", "surgery-performed", new JsonObject { ["date"] = "2026-05-20" })))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity).Pointers.ShouldBe(["#/facts/0/kind"]);
    }

    [Fact]
    public async Task A_clinics_own_task_is_told_like_every_other_event_and_the_next_one_counts_from_it()
    {
        await using var patient = (await Patient.Approved(plan =>
        {
            plan["disease"]!["hormoneReceptor"] = "positive";
            plan["endocrine"] = new JsonObject();
            plan["tasks"] = new JsonArray("goserelin");
        })).On("2025-12-30");

        var done = await patient.Record("task-done", new JsonObject { ["event"] = "goserelin-1", ["date"] = "2025-12-30", ["note"] = "left side" });

        (await patient.Service.Messages("plan-0001"))
            .ShouldContain(message => message.RoutingKey == "task.scheduled.north-clinic" && message.Subject == "plan-0001/goserelin-1");
        done.Changes[0].ShouldBe("goserelin-1 done 2025-12-29 → 2025-12-30");
        done.Changes.ShouldContain("goserelin-2 moved 2026-01-26 → 2026-01-27", "28 days after the one given");
        done.Told[0].ShouldBe("task.done goserelin-1");
        done.Told.ShouldContain("task.moved goserelin-2");
        (await patient.Stands("tchp-1")).ShouldBe("planned 2026-01-05", "a task moves nothing else");
    }

    [Theory]
    [InlineData("pcr", "hp-7", "hp-18")]
    [InlineData("residual", "t-dm1-1", "t-dm1-14")]
    public async Task Pathology_decides_the_branch_and_the_pharmacy_hears_of_it(string response, string first, string last)
    {
        await using var patient = (await Patient.AfterChemotherapy()).On("2026-05-29");
        await patient.Record("surgery-performed", new JsonObject { ["date"] = "2026-05-18" });

        var pathology = await patient.Record("pathology-result", new JsonObject { ["date"] = "2026-05-29", ["response"] = response });

        pathology.Told.ShouldContain("pathology.done pathology");
        pathology.Told.ShouldContain($"cycle.scheduled {first}");
        pathology.Told.ShouldContain($"cycle.scheduled {last}");
        pathology.Told.ShouldContain("her2-completion.scheduled her2-completion");
        (await patient.Stands(first)).ShouldBe("planned 2026-06-08");
        (await patient.Row(first)).NextNoticeAt.ShouldNotBeNull();
        (await patient.Service.Get("/api/v1/plans/plan-0001/schedule")).Json["events"]!.AsArray()
            .ShouldNotContain(e => e!["status"]!.GetValue<string>() == "provisional");
    }

    [Fact]
    public async Task Radiotherapy_started_and_finished_and_endocrine_therapy_started()
    {
        await using var patient = (await Patient.AfterChemotherapy(plan =>
        {
            plan["disease"]!["hormoneReceptor"] = "positive";
            plan["endocrine"] = new JsonObject();
        })).On("2026-08-10");
        await patient.Record("surgery-performed", new JsonObject { ["date"] = "2026-05-18" });

        var started = await patient.Record("radiotherapy-started", new JsonObject { ["date"] = "2026-07-02" });
        var finished = await patient.Record("radiotherapy-finished", new JsonObject { ["date"] = "2026-07-23" });
        var endocrine = await patient.Record("endocrine-started", new JsonObject { ["date"] = "2026-08-03" });

        started.Changes.ShouldContain("radiotherapy-start done 2026-06-29 → 2026-07-02");
        started.Changes.ShouldContain("radiotherapy-end moved 2026-07-17 → 2026-07-22");
        finished.Changes.ShouldContain("radiotherapy-end done 2026-07-22 → 2026-07-23");
        finished.Told.ShouldContain("radiotherapy.done radiotherapy-end");
        endocrine.Told.ShouldContain("endocrine.done endocrine-start");
        (await patient.Stands("endocrine-start")).ShouldBe("done 2026-08-03");
        (await patient.Stands("endocrine-review-5-years")).ShouldBe("planned 2031-08-04", "60 months, a Sunday: the next open day");
    }
}
