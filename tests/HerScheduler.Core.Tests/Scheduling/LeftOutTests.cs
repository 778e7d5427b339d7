using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>A cycle that is left out, and HER2 therapy that is none: what stays as it was, and what has nothing left to say.</summary>
public sealed class LeftOutTests
{
    private static readonly TreatmentPlan Antibodies = Given.Plan with { Protocol = "hp" };

    [Fact]
    public void A_cycle_that_a_resume_had_moved_is_left_out_on_that_day_and_the_others_keep_theirs()
    {
        // hp-2 on 26 January moves to Thursday the 29th, hp-3 21 days after it.
        var life = Given.Life(Antibodies).Doses("hp-1 2026-01-05")
            .Tell(new Hold { Id = "h", Plan = Antibodies.Id, By = "x", From = Given.Day("2026-01-20"), Reason = "infection" })
            .Resumed("2026-01-29")
            .Tell(new DoseOmitted { Id = "o", Plan = Antibodies.Id, By = "x", Event = "hp-2", Reason = "wish" });

        var schedule = life.Course.ScheduleOn(Given.Day("2026-01-29"));

        (schedule.Find("hp-2")!.Status, schedule.Find("hp-2")!.Date, schedule.Find("hp-3")!.Date)
            .ShouldBe((EventStatus.Omitted, Given.Day("2026-01-29"), Given.Day("2026-02-19")));
    }

    [Fact]
    public void HER2_therapy_that_ended_before_its_first_dose_misses_no_baseline_echo() =>
        Given.Life(Antibodies).Tell(new Ceased { Id = "c", Plan = Antibodies.Id, By = "x", Therapy = Therapy.Her2, Date = Given.Day("2026-01-02"), Reason = "wish" })
            .Course.ScheduleOn(Given.Day("2026-01-05")).Findings.ShouldNotContain(finding => finding.Rule == "R5");

    [Fact]
    public void HER2_therapy_that_was_ceased_is_not_paused_for_radiotherapy_by_a_hold() =>
        Given.Operated().Tell(new Ceased { Id = "c", Plan = Given.Plan.Id, By = "x", Therapy = Therapy.Her2, Date = Given.Day("2026-06-01"), Reason = "wish" })
            .Tell(new Hold { Id = "h", Plan = Given.Plan.Id, By = "x", From = Given.Day("2026-07-01"), Reason = "infection" })
            .Course.ScheduleOn(Given.Day("2026-07-02")).Findings.ShouldNotContain(finding => finding.Rule == "R12");

    [Fact]
    public void A_patient_who_has_had_HER2_therapy_does_not_begin_it_in_spite_of_a_low_LVEF()
    {
        // Below normal since the result of 29 December, not since the first dose of this plan; repeated 21 days after it.
        var plan = Antibodies with { History = new History(Anthracycline: false, Her2Thirds: 12, FirstHer2Dose: null, LastHer2Doses: [], BaselineLvef: null) };
        var schedule = Given.Life(plan).Lvef("2025-12-29", 49).Doses("hp-1 2026-01-05").Course.ScheduleOn(Given.Day("2026-01-06"));

        schedule.Alerts.ShouldContain(alert => alert.Code == AlertCode.LvefBelowNormal && alert.Since == Given.Day("2025-12-29"));
        schedule.Find("echo-repeat-1")!.Date.ShouldBe(Given.Day("2026-01-19"));
    }
}
