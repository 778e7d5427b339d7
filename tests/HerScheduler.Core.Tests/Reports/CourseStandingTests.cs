using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;
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

    /// <summary>No echo is recorded: the baseline of 29 December is due first and falls away with the first dose; then it is that of 3 April.</summary>
    [Fact]
    public void The_phase_is_that_of_surgery_and_of_the_doses_that_are_to_come()
    {
        var life = Given.Life();
        Standing(life, "2026-01-02").ShouldBe((CoursePhase.BeforeSurgery, "2025-12-29", "2026-01-05"));

        life = Given.Operated();
        Standing(life, "2026-06-01").ShouldBe((CoursePhase.OnHer2Therapy, "2026-04-03", "2026-06-08"));

        // Measured before T-DM1, the next echo would come after the last dose; radiotherapy begins 42 days after surgery.
        life.Lvef("2026-06-01", 65).Doses("t-dm1-1 2026-06-08").Ceased("2026-06-20", Agent.TrastuzumabEmtansine);
        Standing(life, "2026-06-22").ShouldBe((CoursePhase.FollowUp, "2026-06-29", null));
    }

    [Fact]
    public void It_stands_as_the_day_does_on_every_later_one_until_the_next_fact()
    {
        for (var seed = 0; seed < Laws.Lives; seed++)
        {
            RandomLife.Live(seed, 25, mayClose: true, (life, _) => ShouldStand(life));
        }
    }

    private static (CoursePhase Phase, string? DueOn, string? NextHer2Dose) Standing(Life life, string asOf)
    {
        var standing = CourseStanding.Of(life.On(asOf));
        return (standing.Phase, standing.DueOn?.ToString("O"), standing.NextHer2Dose?.ToString("O"));
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
