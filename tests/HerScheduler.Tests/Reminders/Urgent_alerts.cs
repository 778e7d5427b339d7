using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Reminders;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Reminders;

/// <summary>What cannot wait for tomorrow's digest: told at once, by message and e-mail, and each once.</summary>
public sealed class Urgent_alerts
{
    [Fact]
    public async Task A_low_LVEF_is_told_with_the_fact_and_mailed_with_the_next_sweep()
    {
        await using var patient = await Patient.AfterChemotherapy();

        var happened = await patient.On("2026-05-04").Record("lvef-result", Lvef("2026-05-04", 44));
        happened.Told.ShouldContain("lvef.hold echo-1");
        await patient.Service.Sweep<AlertMailSweep>();
        await patient.Service.Sweep<AlertMailSweep>();

        var mail = (await patient.Service.Mails()).ShouldHaveSingleItem();
        mail.Header("subject").ShouldBe("LVEF fell: HER2 therapy on hold (MRN-plan-0001)");
        mail["to"]!.AsArray().Single()!.GetValue<string>().ShouldBe("navigator.one@example.org");
        mail.Text().ShouldContain("http://127.0.0.1:5080/plans/plan-0001#echo-1");
        mail.Text().ShouldNotContain("Ada");
        mail.Html().ShouldNotContain("Ada");
    }

    [Fact]
    public async Task An_LVEF_below_normal_and_its_acceptance_are_told_and_mailed_to_nobody()
    {
        await using var patient = (await Patient.Approved()).On("2026-04-21");
        await patient.Record("lvef-result", Lvef("2025-12-29", 56));
        await patient.Record("dose-given", new JsonObject { ["event"] = "tchp-6", ["date"] = "2026-04-20" });

        var low = await patient.Record("lvef-result", Lvef("2026-04-21", 49));
        var accepted = await patient.Record("lvef-accepted", new JsonObject { ["date"] = "2026-04-21", ["floor"] = 45, ["reason"] = "cardiology agrees" });
        await patient.Service.Sweep<AlertMailSweep>();

        low.Began.ShouldContain("lvef-below-normal");
        low.Messages[^1].RoutingKey.ShouldBe("lvef.below-normal.north-clinic");
        JsonNode.Parse(low.Messages[^1].Body)!["data"]!["alert"]!["code"]!.GetValue<string>().ShouldBe("lvef-below-normal");
        accepted.Began.ShouldBe(["lvef-accepted"]);
        accepted.Ended.ShouldBe(["lvef-below-normal"]);
        accepted.Told.ShouldNotContain(told => told.StartsWith("lvef.", StringComparison.Ordinal));
        (await patient.Service.Mails()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_clinicians_of_the_site_hear_of_a_hold_too_each_address_once()
    {
        var settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"));
        settings["HerScheduler:Sites:0:Clinicians:0"] = "dr.one@example.org";
        settings["HerScheduler:Sites:0:Clinicians:1"] = "NAVIGATOR.one@example.org";
        await using var service = await ServiceFixture.Run(settings);
        await ALowLvef(service);

        await service.Sweep<AlertMailSweep>();

        (await service.Mails()).Select(mail => mail["to"]!.AsArray().Single()!.GetValue<string>()).Order(StringComparer.Ordinal)
            .ShouldBe(["dr.one@example.org", "navigator.one@example.org"]);
    }

    [Fact]
    public async Task What_is_no_longer_true_when_it_would_leave_is_not_sent()
    {
        await using var service = await ServiceFixture.Run();
        await ALowLvef(service);
        (await service.Record(Documents.Batch(Documents.Fact("wrong", "retracted", new JsonObject { ["fact"] = "low", ["reason"] = "typing error" }))))
            .Expect(HttpStatusCode.OK);

        await service.Sweep<AlertMailSweep>();

        (await service.Mails()).ShouldBeEmpty();
        var row = await service.InDatabase(db => db.Mails.SingleAsync());
        (row.IsObsolete, row.GivenUp, row.DueAt).ShouldBe((true, "ended before it was sent", null));
        (await service.InDatabase(db => db.StandingAlerts.CountAsync())).ShouldBe(0);
        var report = (await service.Get("/api/v1/reports/deliveries?plan=plan-0001&result=skipped")).Expect(HttpStatusCode.OK);
        report.Json["deliveries"]!.AsArray().ShouldHaveSingleItem()!["what"]!.GetValue<string>().ShouldBe("lvef-hold");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_responsible_when_it_leaves_gets_it_and_whoever_becomes_so_while_it_stands(bool wasMailedBefore)
    {
        await using var service = await ServiceFixture.Run();
        await ALowLvef(service);
        if (wasMailedBefore)
        {
            await service.Sweep<AlertMailSweep>();
        }

        var amended = Facts.Facts_sent_together.Amended(plan => plan["navigator"] = "navigator.two@example.org");
        (await service.Record(Documents.Batch(Documents.Fact("other-navigator", "plan-amended", amended)))).Expect(HttpStatusCode.OK);
        await service.Sweep<AlertMailSweep>();
        await service.Sweep<AlertMailSweep>();

        (await service.Mails()).Select(mail => mail["to"]!.AsArray().Single()!.GetValue<string>()).Order(StringComparer.Ordinal)
            .ShouldBe(wasMailedBefore ? ["navigator.one@example.org", "navigator.two@example.org"] : ["navigator.two@example.org"]);
        (await service.InDatabase(db => db.Mails.CountAsync(mail => mail.IsObsolete))).ShouldBe(wasMailedBefore ? 0 : 1);
    }

    [Fact]
    public async Task One_that_ended_and_began_again_is_told_again()
    {
        await using var service = await ServiceFixture.Run();
        await ALowLvef(service);
        (await service.Record(Documents.Batch(Documents.Fact("wrong", "retracted", new JsonObject { ["fact"] = "low", ["reason"] = "other patient" }))))
            .Expect(HttpStatusCode.OK);
        service.Time.MoveTo(service.Time.GetUtcNow() + TimeSpan.FromMinutes(5));
        (await service.Record(Documents.Batch(Documents.Fact("low-2", "lvef-result", Lvef("2026-05-04", 43))))).Expect(HttpStatusCode.OK);

        await service.Sweep<AlertMailSweep>();

        (await service.Messages()).Count(m => m.RoutingKey.StartsWith("lvef.hold.", StringComparison.Ordinal)).ShouldBe(2);
        (await service.Mails()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_that_begins_by_time_alone_is_told_on_that_morning()
    {
        await using var service = await ServiceFixture.Run();
        await ALowLvef(service);
        var before = (await service.Messages()).Count;

        for (var day = new DateOnly(2026, 5, 5); day <= new DateOnly(2026, 7, 10); day = day.AddDays(1))
        {
            service.Time.MoveTo(new DateTimeOffset(day, new TimeOnly(4, 30), TimeSpan.Zero));
            await service.Sweep<AlertSweep>();
        }

        var told = (await service.Messages()).Skip(before).Select(m => m.RoutingKey).ToList();
        told.ShouldContain("lvef.discontinue-proposed.north-clinic");
        told.Count(key => key == "lvef.discontinue-proposed.north-clinic").ShouldBe(1, "each once");
        told.ShouldNotContain("lvef.hold.north-clinic");
        await service.ShouldBeGapless();
    }

    [Fact]
    public async Task An_overdue_echo_with_a_cycle_due_is_told_once()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        for (var day = new DateOnly(2025, 12, 29); day <= new DateOnly(2026, 2, 1); day = day.AddDays(1))
        {
            service.Time.MoveTo(new DateTimeOffset(day, new TimeOnly(10, 0), TimeSpan.Zero));
            await service.Sweep<AlertSweep>();
            if (day == new DateOnly(2026, 1, 7))
            {
                (await service.Record(Documents.Batch(Documents.DoseGiven("dose-1", "tchp-1", "2026-01-05")))).Expect(HttpStatusCode.OK);
            }
        }

        var told = await service.InDatabase(db => db.Mails.Where(m => m.Kind == "echo-overdue-cycle-due").OrderBy(m => m.Id).ToListAsync());
        told.Select(m => (m.EventKey, m.Cycle, m.Day)).ShouldBe(
            [("echo-baseline", "tchp-1", new DateOnly(2026, 1, 5))], "on the day the cycle is due, not each day, and no more once it was given");
        (await service.Messages()).Count(m => m.RoutingKey == "echo.overdue.north-clinic").ShouldBe(1);
        await service.ShouldBeGapless();
    }

    [Fact]
    public async Task A_closed_plan_is_told_of_no_more()
    {
        await using var service = await ServiceFixture.Run();
        await ALowLvef(service);
        (await service.Record(Documents.Batch(Documents.Fact("end", "patient-died", new JsonObject { ["date"] = "2026-05-04", ["reason"] = "…" }))))
            .Expect(HttpStatusCode.OK);

        await service.Sweep<AlertMailSweep>();
        service.Time.MoveTo(service.Time.GetUtcNow() + TimeSpan.FromDays(60));
        await service.Sweep<AlertSweep>();
        await service.Sweep<AlertMailSweep>();

        (await service.Mails()).ShouldBeEmpty();
        (await service.InDatabase(db => db.Plans.SingleAsync())).NextAlertAt.ShouldBeNull();
    }

    private static async Task ALowLvef(ServiceFixture service)
    {
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
        (await service.Record(Documents.Batch(
            Documents.Fact("baseline", "lvef-result", Lvef("2025-12-29", 62)),
            Documents.DoseGiven("dose-1", "tchp-1", "2026-01-05"),
            Documents.Fact("low", "lvef-result", Lvef("2026-05-04", 44))))).Expect(HttpStatusCode.OK);
    }

    private static JsonObject Lvef(string date, int percent) => new() { ["date"] = date, ["percent"] = percent };
}
