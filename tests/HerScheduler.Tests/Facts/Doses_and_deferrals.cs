using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Facts;

/// <summary>Each kind of fact about cycles, from the request to the rows and messages.</summary>
public sealed class Doses_and_deferrals
{
    [Fact]
    public async Task A_dose_given_two_days_late_moves_what_follows_it()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-28");
        await patient.Record("dose-given", new JsonObject { ["event"] = "tchp-1", ["date"] = "2026-01-05" });

        var late = await patient.Record("dose-given", new JsonObject { ["event"] = "tchp-2", ["date"] = "2026-01-28" });

        late.Changes.ShouldBe(
        [
            "tchp-2 done 2026-01-26 → 2026-01-28",
            "tchp-3 moved 2026-02-16 → 2026-02-18",
            "tchp-4 moved 2026-03-09 → 2026-03-11",
            "tchp-5 moved 2026-03-30 → 2026-04-01",
            "tchp-6 moved 2026-04-20 → 2026-04-22",
            "surgery moved 2026-05-18 → 2026-05-20",
            "pathology moved 2026-05-28 → 2026-06-01",
            "radiotherapy-start moved 2026-06-29 → 2026-07-01",
            "radiotherapy-end moved 2026-07-17 → 2026-07-21",
        ]);
        late.Why("tchp-3").ShouldStartWith("moved 2 days: ");
        late.Told.ShouldBe(
        [
            "cycle.done tchp-2", "cycle.moved tchp-3", "cycle.moved tchp-4", "cycle.moved tchp-5", "cycle.moved tchp-6", "surgery.moved surgery",
            "pathology.moved pathology", "radiotherapy.moved radiotherapy-start", "radiotherapy.moved radiotherapy-end",
        ]);
        late.Messages.ShouldAllBe(message => message.CorrelationId == "fact-2");
        (await patient.Stands("tchp-2")).ShouldBe("done 2026-01-28");
        (await patient.Row("tchp-2")).NextNoticeAt.ShouldBeNull();
        (await patient.Stands("hp-7")).ShouldBe("provisional 2026-06-10");
    }

    [Fact]
    public async Task A_dose_without_some_agents_records_what_was_given()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-05");

        var given = await patient.Record("dose-given",
            new JsonObject { ["event"] = "tchp-1", ["date"] = "2026-01-05", ["agents"] = new JsonArray("docetaxel", "carboplatin") });

        given.Told.ShouldContain("cycle.done tchp-1");
        (await patient.Event("tchp-1"))["doses"]!.AsArray().Select(d => d!["agent"]!.GetValue<string>())
            .ShouldBe(["docetaxel", "carboplatin"], ignoreOrder: true);
        (await patient.Event("tchp-2"))["doses"]!.AsArray().Where(d => d!["loading"]!.GetValue<bool>()).Count()
            .ShouldBe(2, "the first dose of each antibody is still to come");
    }

    [Fact]
    public async Task An_omitted_cycle_is_cancelled_and_the_others_keep_their_dates()
    {
        await using var patient = (await Patient.Approved()).On("2026-02-16");

        var omitted = await patient.Record("dose-omitted", new JsonObject { ["event"] = "tchp-3", ["reason"] = "neutropenic fever" });

        omitted.Changes.ShouldContain("tchp-3 cancelled 2026-02-16 → –");
        omitted.Told.ShouldContain("cycle.cancelled tchp-3");
        (await patient.Stands("tchp-3")).ShouldBe("omitted 2026-02-16");
        (await patient.Stands("tchp-4")).ShouldBe("planned 2026-03-09");
        (await patient.Event("hp-19"))["status"]!.GetValue<string>().ShouldBe("provisional", "made up at the end");
    }

    [Fact]
    public async Task A_deferral_says_its_reason_and_of_what_the_rest_is_a_consequence()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-20");

        var deferred = await patient.Record("deferred", new JsonObject { ["event"] = "tchp-4", ["to"] = "2026-03-16", ["reason"] = "ANC below 1.5" });

        deferred.Changes[0].ShouldBe("tchp-4 moved 2026-03-09 → 2026-03-16");
        deferred.Why("tchp-4").ShouldBe("deferred: ANC below 1.5");
        deferred.Why("tchp-5").ShouldBe("moved 7 days: tchp-4 was deferred");
        deferred.Told[0].ShouldBe("cycle.moved tchp-4");
        var data = JsonNode.Parse(deferred.Messages[0].Body)!["data"]!;
        (data["previousDate"]!.GetValue<string>(), data["reason"]!.GetValue<string>(), data["cause"]!.GetValue<string>())
            .ShouldBe(("2026-03-09", "deferred: ANC below 1.5", "fact-1"));
    }

    [Fact]
    public async Task Ceased_chemotherapy_leaves_the_antibodies_and_ceased_HER2_therapy_the_chemotherapy()
    {
        await using var patient = (await Patient.Approved()).On("2026-02-20");

        var her2 = await patient.Record("ceased", new JsonObject { ["therapy"] = "her2", ["date"] = "2026-02-20", ["reason"] = "cardiac toxicity" });
        (await patient.Event("tchp-4"))["doses"]!.AsArray().Select(d => d!["agent"]!.GetValue<string>())
            .ShouldBe(["docetaxel", "carboplatin"], ignoreOrder: true);
        var all = await patient.Record("ceased", new JsonObject { ["therapy"] = "all", ["date"] = "2026-02-20", ["reason"] = "patient's wish" });

        her2.Told.ShouldContain("cycle.changed tchp-4");
        all.Told.ShouldContain("cycle.cancelled tchp-4");
        all.Told.ShouldContain("cycle.cancelled tchp-6");
        all.Told.ShouldContain("radiotherapy.cancelled radiotherapy-start");
        (await patient.Stands("tchp-6")).ShouldBe("cancelled 2026-04-20");
        (await patient.Row("tchp-6")).NextNoticeAt.ShouldBeNull();
        (await patient.Row("surgery")).Status.ShouldBe(Core.Scheduling.EventStatus.Planned);
    }

    [Fact]
    public async Task A_dose_too_early_is_refused_with_the_dates_and_accepted_when_forced_with_a_reason()
    {
        await using var patient = (await Patient.Approved()).On("2026-02-10");
        await patient.Record("dose-given", new JsonObject { ["event"] = "tchp-1", ["date"] = "2026-01-05" });
        await patient.Record("dose-given", new JsonObject { ["event"] = "tchp-2", ["date"] = "2026-01-26" });
        var before = await Stored.In(patient.Service);
        var early = Documents.DoseGiven("early", "tchp-3", "2026-02-10");

        var refused = (await patient.Send(early)).ExpectProblem(HttpStatusCode.UnprocessableEntity);

        refused.Pointers.ShouldBe(["#/facts/0/date"]);
        refused.Said.ShouldContain("tchp-3 on 2026-02-10 is 15 days after tchp-2 (2026-01-26); the interval is 21 days");
        (await Stored.In(patient.Service)).ShouldBe(before);
        early["force"] = true;
        (await patient.Send(early)).ExpectProblem(HttpStatusCode.BadRequest).Pointers.ShouldBe(["#/facts/0/reason"]);
        early["reason"] = "public holiday week, agreed by dr.one";
        var forced = (await patient.Send(early)).Expect(HttpStatusCode.OK);
        forced.Json["warnings"]![0]!.GetValue<string>().ShouldContain("15 days after tchp-2");
        (await patient.Stands("tchp-4")).ShouldBe("planned 2026-03-03");
        await patient.Service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task One_bad_fact_in_the_middle_and_none_is_stored()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-20");
        var before = await Stored.In(patient.Service);

        var refused = (await patient.Send(
            Documents.DoseGiven("fact-1", "tchp-1", "2026-01-05"),
            Documents.DoseGiven("fact-2", "tchp-2", "2026-01-26"),
            Documents.Deferred("fact-3", "tchp-3", "2026-02-20"))).ExpectProblem(HttpStatusCode.UnprocessableEntity);

        refused.Pointers.ShouldBe(["#/facts/1/date"]);
        refused.Said.ShouldContain("2026-01-26 is in the future: the site's day is 2026-01-20");
        (await Stored.In(patient.Service)).ShouldBe(before);
        await patient.Service.EveryPlanShouldBeWhole();
    }
}
