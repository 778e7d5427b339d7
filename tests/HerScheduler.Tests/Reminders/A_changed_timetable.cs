using HerScheduler.Data;
using HerScheduler.Reminders;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Reminders;

/// <summary>When an event is looked at again is stored; a changed notice policy, or a clock that was wrong, must not leave it at that.</summary>
public sealed class A_changed_timetable
{
    private const string Baseline = "echo-baseline";

    [Fact]
    public async Task A_step_that_is_repeated_from_now_on_is_told_of_what_was_over_before()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.Create(folder);
        await using (var before = await ServiceFixture.On(database.Shared(), ServiceFixture.Start, Clinic(repeatEvery: null)))
        {
            await before.Approved(Documents.Tchp());
            await SweepAt(before, 2026, 1, 1);
            await SweepAt(before, 2026, 1, 20);
            (await before.NoticesOf(Baseline)).ShouldBe(["overdue 3"]);
            (await Row(before)).NextNoticeAt.ShouldBeNull("that was the last step");
        }

        await using var after = await ServiceFixture.On(database.Shared(), new DateTimeOffset(2026, 1, 20, 9, 0, 0, TimeSpan.Zero), Clinic(repeatEvery: "10"));
        await after.Sweep<TimetableSweep>();
        await after.Sweep<NoticeSweep>();
        await SweepAt(after, 2026, 1, 31);
        await after.Sweep<TimetableSweep>();
        await after.Sweep<NoticeSweep>();

        (await after.NoticesOf(Baseline)).ShouldBe(["overdue 3", "overdue 13", "overdue 33"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_clock_ahead_has_put_off_is_told_in_time_and_nothing_twice()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        await SweepAt(service, 2025, 12, 30);
        var told = (await service.Notices()).Count;
        var ahead = new DateTimeOffset(2026, 4, 1, 5, 30, 0, TimeSpan.Zero);
        await service.InDatabase(db =>
            db.Events.Where(row => row.NextNoticeAt != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextNoticeAt, ahead)));
        await service.InDatabase(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(plan => plan.NextAlertAt, ahead)));

        await service.Sweep<TimetableSweep>();
        await service.Sweep<NoticeSweep>();

        (await service.Notices()).Count.ShouldBe(told);
        (await service.InDatabase(db => db.Plans.SingleAsync())).NextAlertAt.ShouldBe(service.Time.GetUtcNow());
        await SweepAt(service, 2026, 1, 4);
        (await service.NoticesOf("tchp-1")).ShouldContain("reminder 1");
        (await service.NoticesOf(Baseline)).ShouldContain("overdue 1");
    }

    [Fact]
    public async Task What_somebody_acknowledged_stays_silent()
    {
        await using var patient = (await Patient.Approved()).On("2026-01-06");
        await patient.Service.Sweep<NoticeSweep>();
        await patient.Record("acknowledged", new System.Text.Json.Nodes.JsonObject { ["event"] = "tchp-1", ["note"] = "seen" });

        await patient.Service.Sweep<TimetableSweep>();

        (await patient.Row("tchp-1")).NextNoticeAt.ShouldBeNull();
    }

    private static Dictionary<string, string?> Clinic(string? repeatEvery)
    {
        var settings = Clinics.Of(("north-clinic", "Europe/Amsterdam", "06:30"));
        settings["HerScheduler:Sites:0:Notices:0:Kind"] = "echo";
        settings["HerScheduler:Sites:0:Notices:0:Overdue:0:Days"] = "3";
        settings["HerScheduler:Sites:0:Notices:0:RepeatEvery"] = repeatEvery;
        return settings;
    }

    private static Task<PlanEventRow> Row(ServiceFixture service) => service.InDatabase(db => db.Events.AsNoTracking().SingleAsync(row => row.Key == Baseline));

    private static Task SweepAt(ServiceFixture service, int year, int month, int day)
    {
        service.Time.MoveTo(new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.Zero));
        return service.Sweep<NoticeSweep>();
    }
}
