using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Reminders;
using HerScheduler.Tests.Given;

namespace HerScheduler.Tests.Facts;

/// <summary>Facts that arrive in one request, or in one set from the queue, come to the same as one after the other.</summary>
public sealed class Facts_sent_together
{
    [Fact]
    public async Task A_closing_that_is_taken_back_at_once_is_told_to_nobody()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-06");
        var before = (await patient.Service.Messages()).Count;

        (await patient.Send(
            Documents.Fact("died", "patient-died", new JsonObject { ["date"] = "2026-01-06", ["reason"] = "mistaken identity" }),
            Documents.Fact("back", "retracted", new JsonObject { ["fact"] = "died", ["reason"] = "it was somebody else" }))).Expect(HttpStatusCode.OK);

        (await patient.Service.Messages()).Count.ShouldBe(before, "a consumer would have dropped the plan of a living patient");
        (await patient.Service.Get("/api/v1/plans/plan-0001")).Json["status"]!.GetValue<string>().ShouldBe("approved");
        await patient.Service.EveryPlanShouldBeWhole();
    }

    [Fact]
    public async Task A_closing_after_the_one_before_was_taken_back_leaves_the_plan_closed_for_everybody()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-06");
        await patient.Record("patient-withdrew", new JsonObject { ["date"] = "2026-01-06", ["reason"] = "her wish" });
        var before = (await patient.Service.Messages()).Count;

        (await patient.Send(
            Documents.Fact("back", "retracted", new JsonObject { ["fact"] = "fact-1", ["reason"] = "she died" }),
            Documents.Fact("died", "patient-died", new JsonObject { ["date"] = "2026-01-05", ["reason"] = "pneumonia" }))).Expect(HttpStatusCode.OK);

        (await patient.Service.Messages()).Skip(before).Select(m => m.RoutingKey).ShouldBe(["plan.amended.north-clinic", "plan.closed.north-clinic"]);
    }

    [Fact]
    public async Task An_amendment_that_is_taken_back_later_is_told_with_the_document_as_it_is()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-06");
        await patient.Record("plan-amended", Amended(plan => plan["navigator"] = "navigator.two@example.org"));

        var back = await patient.Record("retracted", new JsonObject { ["fact"] = "fact-1", ["reason"] = "wrong patient" });

        back.Told.ShouldBe(["plan.amended plan-0001"]);
        back.Messages[0].Body.ShouldContain("navigator.one@example.org");
    }

    [Fact]
    public async Task An_acknowledgement_does_not_silence_the_date_the_event_is_moved_to()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-06");

        (await patient.Send(
            Documents.Fact("seen", "acknowledged", new JsonObject { ["event"] = "tchp-1", ["note"] = "she is travelling" }),
            Documents.Fact("later", "deferred", new JsonObject { ["event"] = "tchp-1", ["to"] = "2026-01-19", ["reason"] = "travelling" })))
                .Expect(HttpStatusCode.OK);

        var row = await patient.Row("tchp-1");
        (row.Date, row.AcknowledgedDate).ShouldBe((new DateOnly(2026, 1, 19), null));
        row.NextNoticeAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_acknowledgement_that_is_taken_back_at_once_silences_nothing()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-06");

        (await patient.Send(
            Documents.Fact("seen", "acknowledged", new JsonObject { ["event"] = "tchp-1", ["note"] = "seen" }),
            Documents.Fact("not", "retracted", new JsonObject { ["fact"] = "seen", ["reason"] = "wrong patient" }))).Expect(HttpStatusCode.OK);

        var row = await patient.Row("tchp-1");
        row.AcknowledgedDate.ShouldBeNull();
        row.NextNoticeAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_acknowledgement_of_what_is_not_overdue_silences_nothing()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-05");
        await patient.Record("acknowledged", new JsonObject { ["event"] = "tchp-1", ["note"] = "she knows" });

        patient.On("2026-01-06");
        await patient.Service.Sweep<NoticeSweep>();

        (await patient.Service.NoticesOf("tchp-1")).ShouldContain("overdue 1");
    }

    [Fact]
    public async Task An_alert_names_the_fact_that_began_it_and_not_the_last_of_the_set()
    {
        await using var patient = (await Patient.AfterChemotherapy()).On("2026-05-04");

        (await patient.Send(
            Documents.Fact("low", "lvef-result", new JsonObject { ["date"] = "2026-05-04", ["percent"] = 44 }),
            Documents.Fact("surgery", "surgery-performed", new JsonObject { ["date"] = "2026-05-04" }))).Expect(HttpStatusCode.OK);

        var hold = (await patient.Service.Messages()).Single(m => m.RoutingKey == "lvef.hold.north-clinic");
        (hold.CorrelationId, JsonNode.Parse(hold.Body)!["data"]!["cause"]!.GetValue<string>()).ShouldBe(("low", "low"));
    }

    internal static JsonObject Amended(Action<JsonObject> change)
    {
        var document = Documents.Tchp(change: change);
        return new JsonObject { ["document"] = document, ["reason"] = "as agreed" };
    }
}
