using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>What must hold of the database whatever was sent: nothing is stored by half.</summary>
internal static class Consistency
{
    /// <summary>
    /// Of every plan: the version counts the facts, the event rows are the replayed schedule, the messages have a gapless sequence, the log's chain
    /// holds, and a closed plan waits for no notice. Only where no sweep has refreshed a row since the last fact.
    /// </summary>
    public static async Task EveryPlanShouldBeWhole(this ServiceFixture service)
    {
        await service.EveryChainShouldHold();
        await service.ShouldBeGapless();
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        var rows = (await db.Events.AsNoTracking().ToListAsync()).ToLookup(row => row.PlanId, StringComparer.Ordinal);
        var plans = await db.Plans.CountAsync();
        var courses = await scope.ServiceProvider.GetRequiredService<CourseReader>().Load(db.Plans.AsNoTracking(), CancellationToken.None);
        courses.Count.ShouldBe(plans, "every stored plan can be read back");
        foreach (var course in courses)
        {
            Check(course, [.. rows[course.Plan.Id]]);
        }
    }

    private static void Check(StoredCourse course, List<PlanEventRow> rows)
    {
        var plan = course.Plan;
        if (plan.Status == PlanStatus.Draft)
        {
            (plan.Entries, plan.Sequence, course.Log.Count, rows.Count).ShouldBe((0, 0, 0, 0), plan.Id);
            return;
        }

        plan.Entries.ShouldBe(course.Log.Count - 1, plan.Id);
        course.Course.Version.ShouldBe(plan.Entries, plan.Id);
        plan.Version.ShouldBeGreaterThanOrEqualTo(plan.Entries, plan.Id);
        (plan.Status == PlanStatus.Closed).ShouldBe(course.Course.IsClosed, plan.Id);
        (plan.Site, plan.Navigator, plan.Protocol).ShouldBe((course.Course.Plan.Site, course.Course.Plan.Navigator, course.Course.Plan.Protocol));
        var schedule = course.ScheduleAt(course.Log[^1].RecordedAt);
        StandingOf(plan).ShouldBe(CourseStanding.Of(schedule), plan.Id);
        ShouldSayTheSameLater(course, schedule, rows);
        rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(Line)
            .ShouldBe(schedule.Events.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => Line(plan, e)), plan.Id);
        if (course.Course.IsClosed)
        {
            rows.ShouldAllBe(row => row.NextNoticeAt == null);
        }
    }

    /// <summary>What is stored has to be right on each day that passes without a fact: lists compare it with the day and ask the core no more.</summary>
    private static void ShouldSayTheSameLater(StoredCourse course, Schedule schedule, List<PlanEventRow> rows)
    {
        for (var day = schedule.AsOf; day < schedule.AsOf.AddDays(120); day = day.AddDays(1 + (day.DayNumber % 17)))
        {
            var patient = new PatientDay(course.Course.Plan, course.Course.ScheduleOn(day));
            var work = DailyWork.Of([patient]);
            var late = rows.Where(row => row.DueOn < day).ToList();
            late.Select(row => row.Key).ShouldBe(work.Overdue.Select(item => item.Event!), ignoreOrder: true, $"{course.Plan.Id} on {day}");
            rows.Where(row => row.DueOn == day).Select(row => row.Key)
                .ShouldBe(work.DueToday.Select(item => item.Event!), ignoreOrder: true, $"{course.Plan.Id} on {day}");
            (course.Plan.DueOn < day).ShouldBe(late.Count > 0, $"{course.Plan.Id} on {day}");
            (StandingOf(course.Plan).IsOnHold(day), course.Plan.LastLvefOn).ShouldBe((patient.Schedule.HeldSince is not null, patient.Schedule.LastLvef?.Date));
        }
    }

    private static CourseStanding StandingOf(PlanRow plan) => new(
        plan.Phase!.Value, plan.DueOn, plan.HoldFrom, plan.LastLvefOn is { } day ? new LastLvef(day, plan.LastLvefPercent!.Value) : null, plan.NextHer2Dose);

    private static string Line(PlanEventRow row) =>
        $"{row.Key} {row.Kind} {row.Status} {row.Date:O} {row.DueOn:O} {row.Booked:O} {row.Title} {row.Site} {row.Navigator} {row.Body}";

    private static string Line(PlanRow plan, ScheduleEvent e) =>
        $"{e.Key} {e.Kind} {e.Status} {e.Date:O} {Timing.DueOn(e):O} {e.Booked:O} {e.Title} {plan.Site} {plan.Navigator} {EventJson.Text(e)}";
}
