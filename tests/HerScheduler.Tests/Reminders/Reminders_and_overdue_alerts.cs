using System.Net;
using System.Text.Json.Nodes;
using HerScheduler.Core.Notices;
using HerScheduler.Reminders;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Reminders;

public sealed class Reminders_and_overdue_alerts
{
    /// <summary>06:30 in Amsterdam in winter.</summary>
    private static readonly TimeSpan SendTime = new(5, 30, 0);

    [Fact]
    public async Task A_cycle_is_reminded_of_7_and_1_days_before_at_the_sites_send_time()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        await SweepAt(service, At(2025, 12, 29) - TimeSpan.FromSeconds(1));
        (await service.NoticesOf("tchp-1")).ShouldBeEmpty();
        await SweepAt(service, At(2025, 12, 29));
        (await service.NoticesOf("tchp-1")).ShouldBe(["reminder 7"]);
        await SweepAt(service, At(2025, 12, 29) + TimeSpan.FromHours(1));
        await SweepAt(service, At(2026, 1, 3));
        (await service.NoticesOf("tchp-1")).ShouldBe(["reminder 7"], "nothing is said twice");
        await SweepAt(service, At(2026, 1, 4));
        (await service.NoticesOf("tchp-1")).ShouldBe(["reminder 7", "reminder 1"]);

        var message = (await service.Messages())
            .Single(m => m.Subject == "plan-0001/tchp-1" && m.RoutingKey == "cycle.reminder.north-clinic"
                && m.Body.Contains("1 day before", StringComparison.Ordinal));
        var data = JsonNode.Parse(message.Body)!["data"]!;
        data["event"]!["date"]!.GetValue<string>().ShouldBe("2026-01-05");
        data["reason"]!.GetValue<string>().ShouldBe("reminder: 1 day before 2026-01-05");
        message.Body.ShouldNotContain("Ada");
        await service.ShouldBeGapless();
    }

    [Fact]
    public async Task Echo_and_surgery_have_their_own_lead_times()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        for (var day = new DateOnly(2026, 3, 1); day <= new DateOnly(2026, 5, 17); day = day.AddDays(1))
        {
            await SweepAt(service, At(day.Year, day.Month, day.Day));
        }

        (await service.NoticesOf("echo-1")).Where(n => n.StartsWith("reminder", StringComparison.Ordinal))
            .ShouldBe(["reminder 28", "reminder 14", "reminder 3"]);
        (await service.NoticesOf("surgery")).ShouldBe(["reminder 14", "reminder 2"]);
        (await service.Notices()).ShouldNotContain(n => n.Contains("hp-7", StringComparison.Ordinal), "the branch is not decided");
    }

    [Fact]
    public async Task After_an_outage_missed_steps_are_folded_into_the_one_that_is_true_now()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        await SweepAt(service, At(2026, 1, 4) + TimeSpan.FromHours(6));

        (await service.NoticesOf("tchp-1")).ShouldBe(["reminder 1"]);
        await SweepAt(service, At(2026, 1, 19) + TimeSpan.FromHours(6));
        (await service.NoticesOf("tchp-1")).ShouldBe(["reminder 1", "overdue 14"], "days 1 and 7 went by in the outage");
    }

    [Fact]
    public async Task Reminders_missed_in_an_outage_that_lasted_beyond_the_date_are_recorded_as_skipped()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        await SweepAt(service, At(2026, 1, 7) + TimeSpan.FromHours(6));

        var notices = await service.InDatabase(db => db.Notices.AsNoTracking().Where(n => n.EventKey == "tchp-1").ToListAsync());
        notices.Select(n => (n.Kind, n.Days, Said: n.Skipped is null)).ShouldBe(
            [(NoticeKind.Overdue, 1, true), (NoticeKind.Reminder, 7, false), (NoticeKind.Reminder, 1, false)], ignoreOrder: true);
    }

    [Fact]
    public async Task What_was_left_over_in_the_night_waits_for_the_morning()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        await SweepAt(service, new DateTimeOffset(2026, 1, 6, 2, 0, 0, TimeSpan.Zero));
        (await service.NoticesOf("tchp-1")).ShouldBeEmpty();
        await SweepAt(service, At(2026, 1, 6));

        (await service.NoticesOf("tchp-1")).ShouldBe(["overdue 1"]);
    }

    [Fact]
    public async Task An_event_with_nothing_recorded_is_overdue_on_day_1_7_14_and_every_14_days()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());

        for (var day = new DateOnly(2026, 1, 5); day <= new DateOnly(2026, 2, 17); day = day.AddDays(1))
        {
            await SweepAt(service, At(day.Year, day.Month, day.Day));
        }

        (await service.NoticesOf("tchp-1"))
            .ShouldBe(["overdue 1", "overdue 7", "overdue 14", "overdue 28", "overdue 42"], "on the 5th itself it is due, and neither");
        var rows = await service.InDatabase(db => db.Notices.Where(n => n.EventKey == "tchp-1" && n.Days == 28).SingleAsync());
        rows.NoticedAt.ShouldBe(At(2026, 2, 2));
    }

    [Fact]
    public async Task A_cycle_that_was_given_or_moved_is_not_alerted_for_its_old_date()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        service.Time.MoveTo(At(2026, 1, 5) + TimeSpan.FromHours(4));
        (await service.Record(Documents.Batch(Documents.DoseGiven("f1", "tchp-1", "2026-01-05"), Documents.Deferred("f2", "tchp-2", "2026-02-02"))))
            .Expect(HttpStatusCode.OK);

        await SweepAt(service, At(2026, 1, 27));
        (await service.NoticesOf("tchp-1")).ShouldBeEmpty();
        (await service.NoticesOf("tchp-2")).ShouldBe(["reminder 7"], "for 2 February, not overdue for 26 January");
    }

    [Fact]
    public async Task An_acknowledged_alert_goes_no_further()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        await SweepAt(service, At(2026, 1, 6));
        await service.InDatabase(db =>
            db.Events.Where(e => e.Key == "tchp-1").ExecuteUpdateAsync(set => set.SetProperty(e => e.AcknowledgedDate, e => e.Date)));

        await SweepAt(service, At(2026, 1, 12));
        await SweepAt(service, At(2026, 1, 19));

        (await service.NoticesOf("tchp-1")).ShouldBe(["overdue 1"]);
    }

    [Fact]
    public async Task Five_hundred_and_more_due_events_are_taken_in_batches()
    {
        await using var service = await ServiceFixture.Run();
        foreach (var number in Enumerable.Range(1, 40))
        {
            await service.Approved(Documents.Tchp($"plan-{number}"));
        }

        await SweepAt(service, At(2028, 1, 3));

        var due = await service.InDatabase(db => db.Events.CountAsync(e => e.NextNoticeAt <= service.Time.GetUtcNow()));
        due.ShouldBe(0);
        var notices = await service.InDatabase(db => db.Notices.ToListAsync());
        notices.Count.ShouldBeGreaterThan(NoticeSweep.BatchSize);
        notices.ShouldBeUnique();
        notices.GroupBy(n => n.PlanId).Select(g => g.Count()).Distinct().Count().ShouldBe(1, "the plans are alike");
        await service.ShouldBeGapless();
    }

    [Fact]
    public async Task A_plan_that_cannot_be_read_holds_up_no_other()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp("plan-1"));
        await service.Approved(Documents.Tchp("plan-2"));
        await service.InDatabase(db => db.Plans.Where(p => p.Id == "plan-1").ExecuteUpdateAsync(set => set.SetProperty(p => p.Site, "gone-clinic")));

        await SweepAt(service, At(2026, 1, 4));

        (await service.Notices("plan-1")).ShouldBeEmpty();
        (await service.NoticesOf("tchp-1", "plan-2")).ShouldBe(["reminder 1"]);
        var later = await service.InDatabase(db => db.Events.Where(e => e.PlanId == "plan-1" && e.NextNoticeAt != null).MinAsync(e => e.NextNoticeAt));
        later.ShouldBe(At(2026, 1, 4) + TimeSpan.FromMinutes(15));
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", "2025-12-28T16:30:00Z")]
    [InlineData("Etc/GMT+12", "2025-12-29T18:30:00Z")]
    public async Task A_day_begins_and_ends_at_the_site(string zone, string expected)
    {
        await using var service = await ServiceFixture.Run(Clinics.Of(("north-clinic", zone, "06:30")));
        await service.Approved(Documents.Tchp());
        var due = DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);

        await SweepAt(service, due - TimeSpan.FromMilliseconds(1));
        (await service.NoticesOf("tchp-1")).ShouldBeEmpty();
        await SweepAt(service, due);

        (await service.NoticesOf("tchp-1")).ShouldBe(["reminder 7"]);
    }

    private static DateTimeOffset At(int year, int month, int day) =>
        new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) + (month is >= 4 and <= 10 ? SendTime - TimeSpan.FromHours(1) : SendTime);

    private static async Task SweepAt(ServiceFixture service, DateTimeOffset instant)
    {
        service.Time.MoveTo(instant);
        await service.Sweep<NoticeSweep>();
    }
}
