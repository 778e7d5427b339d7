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
}
