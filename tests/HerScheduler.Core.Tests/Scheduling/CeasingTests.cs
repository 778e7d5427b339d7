using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>What is left when a therapy ends.</summary>
public sealed class CeasingTests
{
    [Fact]
    public void Peri_operative_doses_that_a_resume_moved_past_the_day_of_ceasing_end_the_course()
    {
        var id = Given.Plan.Id;
        var course = Given.Course(Given.Plan with { Settings = PlanSettings.Default with { PeriOperativeHer2 = true } }).Recorded(
            new Deferred { Id = "s", Plan = id, By = "x", Event = "surgery", To = Given.Day("2026-08-03"), Reason = "wish" },
            new Hold { Id = "h", Plan = id, By = "x", From = Given.Day("2026-05-01"), Reason = "dental surgery" },
            new Resume { Id = "r", Plan = id, By = "x", From = Given.Day("2026-06-22"), Reason = "healed" },
            new Ceased { Id = "c", Plan = id, By = "x", Therapy = Therapy.Her2, Date = Given.Day("2026-06-10"), Reason = "wish" });

        var schedule = course.ScheduleOn(Given.Day("2026-06-10"));

        schedule.Find("hp-7")!.Status.ShouldBe(EventStatus.Cancelled);
        schedule.Events.ShouldNotContain(e => e.IsOpen && e.Key.StartsWith("hp-", StringComparison.Ordinal));
        schedule.Find("surgery")!.Status.ShouldBe(EventStatus.Planned);
    }

    [Fact]
    public void A_hold_recorded_after_the_end_of_therapy_ends_with_it()
    {
        // hp-3 of 16 February was on hold and never resumed before therapy ended on 1 March: it is given no more.
        var plan = Given.Plan with { Protocol = "hp" };
        var life = Given.Life(plan).Doses("hp-1 2026-01-05", "hp-2 2026-01-26")
            .Tell(new Ceased { Id = "c", Plan = plan.Id, By = "x", Therapy = Therapy.Her2, Date = Given.Day("2026-03-01"), Reason = "wish" })
            .Tell(new Hold { Id = "h", Plan = plan.Id, By = "x", From = Given.Day("2026-02-10"), Reason = "infection" });

        (life.On("2026-03-02").Find("hp-3")!.Status, life.On("2026-03-02").HeldSince).ShouldBe((EventStatus.Cancelled, null));
    }
}
