using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Dosing;

/// <summary>Since when a reload is alerted.</summary>
public sealed class ReloadAlertTests
{
    [Fact]
    public void It_is_not_alerted_before_the_last_dose_given_of_any_HER2_agent()
    {
        var plan = Given.Plan with { Protocol = "hp" };
        var course = Given.Course(plan).Recorded(
            new DoseGiven { Id = "f1", Plan = plan.Id, By = "clinic", Event = "hp-1", Date = plan.Start },
            new DoseGiven { Id = "f2", Plan = plan.Id, By = "clinic", Event = "hp-2", Date = Given.Day("2026-02-09"), Agents = AgentSet.Of(Agent.Pertuzumab) });

        // Trastuzumab was given on 5 January: its 28 days are over on 3 February, but until 9 February nobody knew that it would be left out of hp-2.
        Alerts("2026-02-08").ShouldBeEmpty();
        Alerts("2026-02-09").ShouldHaveSingleItem().Since.ShouldBe(Given.Day("2026-02-09"));

        IEnumerable<Alert> Alerts(string day) =>
            course.ScheduleOn(Given.Day(day)).Alerts.Where(alert => alert.Code == AlertCode.Reload && alert.Event == "hp-3");
    }
}
