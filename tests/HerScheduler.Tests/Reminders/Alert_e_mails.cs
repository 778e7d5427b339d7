using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Core.Notices;
using HerScheduler.Reminders;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Reminders;

/// <summary>An overdue echo: an e-mail to the navigator on day 1 and 7, to the administrators as well from day 14 on.</summary>
public sealed class Alert_e_mails
{
    private static readonly DateOnly Baseline = new(2025, 12, 29);

    [Fact]
    public async Task An_overdue_echo_escalates_on_day_1_7_14_and_every_14_days()
    {
        await using var service = await Started();

        await Days(service, 1, 30);

        (await Sent(service)).ShouldBe(
        [
            "1 navigator.one@example.org", "7 navigator.one@example.org", "14 boss@example.org", "14 navigator.one@example.org",
            "28 boss@example.org", "28 navigator.one@example.org",
        ]);
        var mails = await service.Mails();
        mails.Count(mail => mail.Header("subject").Contains("overdue (MRN-plan-0001)", StringComparison.Ordinal)).ShouldBe(6);
    }

    [Fact]
    public async Task Of_an_overdue_echo_say_whose_it_is_how_pressing_and_whether_it_is_the_only_one()
    {
        await using var service = await Started();
        await service.Approved(Documents.Tchp("plan-0002"));

        await Days(service, 14, 14);

        var mail = (await service.Mails())
            .First(each => each.Header("subject").EndsWith("(MRN-plan-0001)", StringComparison.Ordinal)
                && each["to"]!.ToJsonString().Contains("boss", StringComparison.Ordinal));
        var text = mail.Text();
        text.ShouldContain("7 days before TCHP cycle 1 (5 Jan)");
        text.ShouldContain("Clinic: north-clinic");
        text.ShouldContain("Event: LVEF echo, baseline");
        text.ShouldContain("Navigator: navigator.one@example.org");
        text.ShouldContain("Last LVEF: none");
        text.ShouldContain("Next HER2 dose: Mon 5 Jan 2026");
        text.ShouldContain("Other overdue echoes at the clinic: 1");
        mail.Html().ShouldContain("navigator.one@example.org");
    }

    [Fact]
    public async Task Acknowledged_ends_the_escalation_also_of_what_was_not_sent_yet()
    {
        await using var service = await Started();
        await Days(service, 1, 6);
        await Notice(service, 7);
        (await service.Record(Documents.Batch(Documents.Fact("seen", "acknowledged",
            new JsonObject { ["event"] = "echo-baseline", ["note"] = "booked by phone" })))).Expect(HttpStatusCode.OK);
        await service.Sweep<AlertMailSweep>();

        await Days(service, 8, 30);

        (await Sent(service)).ShouldBe(["1 navigator.one@example.org"]);
        var skipped = await service.InDatabase(db => db.Mails.SingleAsync(m => m.IsObsolete));
        (skipped.Days, skipped.GivenUp).ShouldBe((7, "somebody acknowledged it"));
    }

    [Fact]
    public async Task An_echo_that_was_done_before_the_mail_left_is_not_complained_about()
    {
        await using var service = await Started();
        await Notice(service, 1);
        (await service.Record(Documents.Batch(Documents.Fact("done", "lvef-result", new JsonObject { ["date"] = "2025-12-30", ["percent"] = 61 }))))
            .Expect(HttpStatusCode.OK);

        await service.Sweep<AlertMailSweep>();

        (await Sent(service)).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_an_outage_one_goes_out_and_the_missed_ones_are_recorded_as_skipped()
    {
        await using var service = await Started();
        await Days(service, 1, 1);

        await Days(service, 16, 16);

        (await Sent(service)).ShouldBe(["1 navigator.one@example.org", "14 boss@example.org", "14 navigator.one@example.org"]);
        var skipped = await service.InDatabase(db =>
            db.Notices.Where(n => n.EventKey == "echo-baseline" && n.Kind == NoticeKind.Overdue && n.Skipped != null).SingleAsync());
        (skipped.Days, skipped.Skipped).ShouldBe((7, "its day went by while nothing ran; a later step says it"));
    }

    [Fact]
    public async Task In_the_evening_notices_wait_for_the_morning_and_urgent_ones_do_not()
    {
        await using var service = await Started();
        service.Time.MoveTo(new DateTimeOffset(2026, 1, 5, 20, 30, 0, TimeSpan.Zero));
        await service.Sweep<NoticeSweep>();
        (await service.InDatabase(db => db.Mails.CountAsync(m => m.Kind == "overdue"))).ShouldBe(0, "it is 21:30 in Amsterdam");
        await service.Sweep<AlertSweep>();
        (await service.InDatabase(db => db.Mails.CountAsync(m => m.Kind == "echo-overdue-cycle-due"))).ShouldBe(1);

        service.Time.MoveTo(new DateTimeOffset(2026, 1, 6, 5, 30, 0, TimeSpan.Zero));
        await service.Sweep<NoticeSweep>();

        (await service.InDatabase(db => db.Mails.CountAsync(m => m.Kind == "overdue"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_site_can_have_its_own_policy()
    {
        await using var service = await Started(settings =>
        {
            settings["HerScheduler:Sites:0:Notices:0:Kind"] = "echo";
            settings["HerScheduler:Sites:0:Notices:0:Overdue:0:Days"] = "3";
            settings["HerScheduler:Sites:0:Notices:0:Overdue:0:Email:0"] = "Administrators";
            settings["HerScheduler:Sites:0:Notices:0:Overdue:0:Message"] = "false";
            settings["HerScheduler:Sites:0:Notices:0:RepeatEvery"] = "10";
        });

        await Days(service, 1, 25);

        (await Sent(service)).ShouldBe(["3 boss@example.org", "13 boss@example.org", "23 boss@example.org"]);
        (await service.Messages())
            .ShouldNotContain(m => m.RoutingKey == "echo.overdue.north-clinic" && m.Body.Contains("with nothing recorded", StringComparison.Ordinal));
    }

    /// <summary>The baseline echo, a week before the first dose, is the one that becomes overdue.</summary>
    private static async Task<ServiceFixture> Started(Action<Dictionary<string, string?>>? change = null)
    {
        var settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"));
        settings["HerScheduler:Sites:0:Administrators:0"] = "boss@example.org";
        change?.Invoke(settings);
        var service = await ServiceFixture.Run(settings);
        await service.Approved(Documents.Tchp());
        var baseline = await service.InDatabase(db => db.Events.SingleAsync(e => e.Key == "echo-baseline"));
        baseline.Date.ShouldBe(Baseline);
        return service;
    }

    private static async Task Days(ServiceFixture service, int from, int to)
    {
        for (var days = from; days <= to; days++)
        {
            await Notice(service, days);
            await service.Sweep<AlertMailSweep>();
        }
    }

    private static async Task Notice(ServiceFixture service, int daysLate)
    {
        service.Time.MoveTo(new DateTimeOffset(Baseline.AddDays(daysLate), new TimeOnly(5, 30), TimeSpan.Zero));
        await service.Sweep<NoticeSweep>();
    }

    private static async Task<IReadOnlyList<string>> Sent(ServiceFixture service)
    {
        var rows = await service.InDatabase(db => db.Mails.Where(m => m.SentAt != null && m.Kind == "overdue").ToListAsync());
        return [.. rows.OrderBy(m => m.Days).ThenBy(m => m.Recipient, StringComparer.Ordinal).Select(m => $"{m.Days} {m.Recipient}")];
    }
}
