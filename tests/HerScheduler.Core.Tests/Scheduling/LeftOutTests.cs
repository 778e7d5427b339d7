using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
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
    public void So_is_one_that_an_LVEF_holds()
    {
        // 62 to 40: held, with both antibodies at the earliest 28 days later, on 17 February.
        var life = Given.Life(Antibodies).Lvef("2025-12-30", 62).Doses("hp-1 2026-01-05").Lvef("2026-01-20", 40)
            .Tell(new DoseOmitted { Id = "o", Plan = Antibodies.Id, By = "x", Event = "hp-2", Reason = "wish" });

        var schedule = life.Course.ScheduleOn(Given.Day("2026-01-21"));

        (schedule.Find("hp-2")!.Date, schedule.Find("hp-3")!.Date).ShouldBe((Given.Day("2026-02-17"), Given.Day("2026-03-10")));
    }

    [Fact]
    public void One_that_surgery_moved_behind_the_restart_keeps_its_place_there_and_the_next_counts_from_the_last_given()
    {
        // Surgery cuts THP short: hp-2 waits for the restart on 10 February and is left out; hp-3 of 3 March is given, hp-4 is 21 days after it.
        var plan = Given.Plan with { Protocol = "thp" };
        var life = Given.Life(plan).Doses("hp-1 2026-01-05").Operated("2026-01-20").Answered("2026-01-30", PathologyResponse.Pcr)
            .Tell(new DoseOmitted { Id = "o", Plan = plan.Id, By = "x", Event = "hp-2", Reason = "wish" })
            .Doses("hp-3 2026-03-03");

        (life.DateOf("hp-2"), life.DateOf("hp-4")).ShouldBe(("2026-02-10", "2026-03-24"));
    }

    [Fact]
    public void One_of_a_branch_that_pathology_did_not_choose_stays_listed()
    {
        var life = Given.Life()
            .Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16", "tchp-4 2026-03-09", "tchp-5 2026-03-30", "tchp-6 2026-04-20")
            .Operated("2026-05-18").Tell(new DoseOmitted { Id = "o", Plan = Given.Plan.Id, By = "x", Event = "hp-8", Reason = "away" })
            .Answered("2026-05-28", PathologyResponse.Residual);

        (life.On("2026-05-28").Find("hp-8")!.Status, life.DateOf("hp-8")).ShouldBe((EventStatus.Omitted, "2026-06-29"));
    }

    [Fact]
    public void A_dose_given_after_the_end_of_the_year_counts_also_when_one_before_it_was_left_out()
    {
        // 18 cycles, then one year by an amendment: hp-18 was left out on 25 January 2027, hp-19 given on 15 February.
        var life = Given.Operated(PathologyResponse.Pcr).Doses(Cycles(7, 17))
            .Tell(new DoseOmitted { Id = "o", Plan = Given.Plan.Id, By = "x", Event = "hp-18", Reason = "wish" })
            .Doses("hp-19 2027-02-15")
            .Tell(new PlanAmended { Id = "a", Plan = Given.Plan.Id, By = "x",
                Document = Given.Plan with { Settings = PlanSettings.Default with { Her2Duration = Her2Duration.OneYear } } });

        life.DateOf("echo-end", "2027-02-15").ShouldBe("2027-03-08");
    }

    [Fact]
    public void A_dose_given_counts_also_when_therapy_was_ceased_before_it()
    {
        // hp-17 of 4 January was never recorded, hp-18 was given on the 25th; then HER2 therapy is ceased from 1 January.
        var life = Given.Operated(PathologyResponse.Pcr).Doses(Cycles(7, 16)).Doses("hp-18 2027-01-25")
            .Tell(new Ceased { Id = "c", Plan = Given.Plan.Id, By = "x", Therapy = Therapy.Her2, Date = Given.Day("2027-01-01"), Reason = "wish" });

        (life.DateOf("echo-end", "2027-01-25"), life.On("2027-01-25").Find("hp-17")!.Status).ShouldBe(("2027-02-15", EventStatus.Cancelled));
    }

    [Fact]
    public void A_cycle_of_which_nothing_is_left_does_not_end_the_course()
    {
        // Trastuzumab left out of hp-8, pertuzumab stopped for good: hp-8 goes, trastuzumab goes on, and the dose is made up.
        var life = Given.Operated(PathologyResponse.Pcr).Doses("hp-7 2026-06-08")
            .Tell(new DoseOmitted { Id = "o", Plan = Given.Plan.Id, By = "x", Event = "hp-8", Agents = AgentSet.Of(Agent.Trastuzumab), Reason = "wish" })
            .Ceased("2026-06-20", Agent.Pertuzumab);

        var schedule = life.Course.ScheduleOn(Given.Day("2026-06-20"));

        schedule.Find("hp-8")!.Status.ShouldBe(EventStatus.Cancelled);
        schedule.Find("hp-9")!.Doses.ShouldHaveSingleItem().Agent.ShouldBe(Agent.Trastuzumab);
        schedule.Find("hp-19")!.Status.ShouldBe(EventStatus.Planned);
    }

    [Fact]
    public void A_conjugate_stopped_before_its_first_dose_ends_HER2_therapy() =>
        Given.Operated().Ceased("2026-06-01", Agent.TrastuzumabEmtansine).Course.ScheduleOn(Given.Day("2026-06-01"))
            .Find("her2-completion")!.Status.ShouldBe(EventStatus.Cancelled);

    [Fact]
    public void A_conjugate_given_before_surgery_is_no_dose_of_trastuzumab_when_the_one_after_it_is_stopped()
    {
        var plan = Given.Plan with { Protocol = "tdxd-thp", AfterSurgery = AfterSurgery.Default with { Residual = ResidualTherapy.TDxd } };
        var life = Given.Life(plan).Doses("t-dxd-1 2026-01-05", "t-dxd-2 2026-01-26", "t-dxd-3 2026-02-16", "t-dxd-4 2026-03-09", "hp-5 2026-03-30")
            .Operated("2026-07-13").Answered("2026-07-23", PathologyResponse.Residual).Doses("t-dxd-5 2026-08-03")
            .Ceased("2026-08-10", Agent.TrastuzumabDeruxtecan, AntibodyTherapy.H);

        life.Course.ScheduleOn(Given.Day("2026-08-10")).Find("hp-5")!.Doses.ShouldAllBe(dose => dose.Loading);
    }

    [Fact]
    public void Chemotherapy_that_was_ceased_anchors_nothing_when_what_remained_of_its_cycle_is_left_out()
    {
        var plan = Given.Plan with { Protocol = "ac-dhp" };
        var life = Given.Life(plan)
            .Tell(new Ceased { Id = "c", Plan = plan.Id, By = "x", Therapy = Therapy.Chemotherapy, Date = Given.Day("2026-01-02"), Reason = "wish" })
            .Tell(new Deferred { Id = "d", Plan = plan.Id, By = "x", Event = "surgery", To = Given.Day("2026-02-02"), Reason = "theatre" })
            .Tell(new DoseOmitted { Id = "o", Plan = plan.Id, By = "x", Event = "dhp-1", Reason = "wish" });

        life.Course.ScheduleOn(Given.Day("2026-01-05")).Findings.ShouldNotContain(finding => finding.Rule == "R11");
    }

    [Fact]
    public void HER2_therapy_that_ended_before_its_first_dose_misses_no_baseline_echo() =>
        Given.Life(Antibodies)
            .Tell(new Ceased { Id = "c", Plan = Antibodies.Id, By = "x", Therapy = Therapy.Her2, Date = Given.Day("2026-01-02"), Reason = "wish" })
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

    /// <summary>HP after the restart of 8 June 2026, every 21 days.</summary>
    private static string[] Cycles(int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).Select(n => $"hp-{n} {Given.Day("2026-06-08").AddDays(21 * (n - 7)):O}")];
}
