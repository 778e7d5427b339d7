using HerScheduler.Core.Facts;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Tests.Scheduling;

namespace HerScheduler.Core.Tests.Reports;

/// <summary>How a course stands can be stored: it is the same on each day that passes without a fact.</summary>
public sealed class CourseStandingTests
{
    [Fact]
    public void A_hold_that_is_still_to_begin_has_its_day()
    {
        var hold = new Hold { Id = "h", Plan = Given.Plan.Id, By = "dr", From = Given.Day("2026-02-10"), Reason = "infection" };
        var course = Given.Course(Given.Plan).Recorded(hold);

        var standing = CourseStanding.Of(course.ScheduleOn(Given.Day("2026-02-02")));

        standing.HoldFrom.ShouldBe(hold.From);
        (standing.IsOnHold(hold.From.AddDays(-1)), standing.IsOnHold(hold.From)).ShouldBe((false, true));
        course.ScheduleOn(hold.From.AddDays(-1)).HeldSince.ShouldBeNull();
        course.ScheduleOn(hold.From).HeldSince.ShouldBe(hold.From);
    }

    [Fact]
    public void It_stands_as_the_day_does_on_every_later_one_until_the_next_fact()
    {
        for (var seed = 0; seed < Laws.Lives; seed++)
        {
            RandomLife.Live(seed, 25, mayClose: true, (life, _) => ShouldStand(life));
        }
    }

    private static void ShouldStand(RandomLife life)
    {
        var now = life.Course.ScheduleOn(life.Today);
        var (standing, due) = (CourseStanding.Of(now), now.Events.ToDictionary(item => item.Key, Timing.DueOn, StringComparer.Ordinal));
        foreach (var days in (ReadOnlySpan<int>)[1, 8, 40, 400])
        {
            var later = life.Course.ScheduleOn(life.Today.AddDays(days));
            CourseStanding.Of(later).ShouldBe(standing);
            standing.IsOnHold(later.AsOf).ShouldBe(later.HeldSince is not null);
            var overdue = DailyWork.Of([new PatientDay(life.Course.Plan, later)]).Overdue;
            overdue.Select(item => item.Event!).ShouldBe(due.Where(item => item.Value < later.AsOf).Select(item => item.Key), ignoreOrder: true);
            (standing.DueOn < later.AsOf).ShouldBe(overdue.Count > 0);
        }
    }
}
