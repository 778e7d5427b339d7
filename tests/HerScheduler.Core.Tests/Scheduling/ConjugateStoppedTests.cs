using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>S14: T-DM1 or T-DXd is stopped and antibodies give the rest of the 14.</summary>
public sealed class ConjugateStoppedTests
{
    [Fact]
    public void The_rest_of_the_fourteen_is_given_as_trastuzumab_and_keys_go_on_counting()
    {
        var life = FiveOfTDm1().Ceased("2026-09-10", Agent.TrastuzumabEmtansine, AntibodyTherapy.H);

        // Six TCHP and five T-DM1: the next slot is 12. 31 August + 21 days is 21 September; nine are left.
        var cycles = life.OpenCycles("h", "2026-09-10");
        cycles.Count.ShouldBe(9);
        cycles[0].ShouldBe("h-12 2026-09-21");
        cycles[^1].ShouldBe("h-20 2027-03-08");
        life.OpenCycles("t-dm1", "2026-09-10").ShouldBeEmpty();
        life.On("2026-09-10").Find("t-dm1-6")!.Status.ShouldBe(EventStatus.Cancelled);
        life.DateOf("her2-completion").ShouldBe("2027-03-08");
        life.DateOf("echo-end").ShouldBe("2027-03-29");
    }

    [Theory]
    [InlineData("2026-09-20", "2026-09-21", "trastuzumab")] // one interval after 31 August
    [InlineData("2026-09-28", "2026-09-28", "trastuzumab")] // 28 days: maintenance
    [InlineData("2026-09-29", "2026-09-29", "trastuzumab (loading)")] // 29 days: loading dose again
    public void The_first_one_is_not_before_the_day_and_the_conjugate_counts_as_a_dose_of_trastuzumab(string ceased, string first, string agents)
    {
        // t-dm1-6 was left out: its slot is taken, it is no dose.
        var life = FiveOfTDm1().Tell(new DoseOmitted { Id = "o", Plan = Given.Plan.Id, By = "x", Event = "t-dm1-6", Reason = "platelets" })
            .Ceased(ceased, Agent.TrastuzumabEmtansine, AntibodyTherapy.H);

        life.DateOf("h-13").ShouldBe(first);
        life.AgentsOf("h-13").ShouldBe(agents);
        life.DateOf("h-14").ShouldBe(Given.Day(first).AddDays(21).ToString("O"));
        life.OpenCycles("h", "2026-09-01").Count.ShouldBe(9);
    }

    [Theory]
    [InlineData("2026-09-21", "h-12 2026-09-21")] // t-dm1-6 of that day goes
    [InlineData("2026-09-22", "h-13 2026-10-12")] // t-dm1-6 of the day before stays and is counted from
    public void An_open_cycle_of_the_conjugate_before_the_day_stays(string ceased, string first) =>
        FiveOfTDm1().Ceased(ceased, Agent.TrastuzumabEmtansine, AntibodyTherapy.H).OpenCycles("h", "2026-09-22")[0].ShouldBe(first);

    [Fact]
    public void The_course_is_complete_with_the_last_antibody_and_nothing_has_ceased()
    {
        var life = FiveOfTDm1().Ceased("2026-09-10", Agent.TrastuzumabEmtansine, AntibodyTherapy.H)
            .Doses([.. Enumerable.Range(12, 9).Select(n => $"h-{n} {Given.Day("2026-09-21").AddDays(21 * (n - 12)):O}")]);

        (life.DateOf("her2-completion", "2027-03-08"), life.On("2027-03-08").Find("her2-completion")!.Status).ShouldBe(("2027-03-08", EventStatus.Planned));
    }

    [Fact]
    public void A_dose_without_trastuzumab_is_made_up()
    {
        var life = FiveOfTDm1().Ceased("2026-09-10", Agent.TrastuzumabEmtansine, AntibodyTherapy.Hp);

        life.Tell(new DoseGiven { Id = "p", Plan = Given.Plan.Id, By = "x", Event = "hp-12", Date = Given.Day("2026-09-21"),
            Agents = AgentSet.Of(Agent.Pertuzumab) });

        life.OpenCycles("hp", "2026-09-21").Count.ShouldBe(9); // hp-13 to hp-21
    }

    [Fact]
    public void Pertuzumab_begins_with_a_loading_dose_beside_it()
    {
        // Pertuzumab was last given on 20 April.
        var life = FiveOfTDm1().Ceased("2026-09-10", Agent.TrastuzumabEmtansine, AntibodyTherapy.Hp);

        life.AgentsOf("hp-12").ShouldBe("trastuzumab, pertuzumab (loading)");
        life.AgentsOf("hp-13").ShouldBe("trastuzumab, pertuzumab");
        life.OpenCycles("hp", "2026-09-10").Count.ShouldBe(9);
    }

    [Fact]
    public void What_is_given_of_it_stays_and_the_next_counts_from_it()
    {
        var life = FiveOfTDm1().Ceased("2026-09-10", Agent.TrastuzumabEmtansine, AntibodyTherapy.H).Doses("h-12 2026-09-24");

        life.On("2026-09-24").Find("h-12")!.Status.ShouldBe(EventStatus.Done);
        life.OpenCycles("h", "2026-09-24")[0].ShouldBe("h-13 2026-10-15");
        life.OpenCycles("h", "2026-09-24").Count.ShouldBe(8);
    }

    [Fact]
    public void Without_then_it_is_ceased_HER2_therapy()
    {
        var schedule = FiveOfTDm1().Ceased("2026-09-10", Agent.TrastuzumabEmtansine).On("2026-09-10");

        schedule.Events.ShouldNotContain(e => e.IsOpen && e.Kind == EventKind.Cycle);
        schedule.Find("her2-completion")!.Status.ShouldBe(EventStatus.Cancelled);
        schedule.Find("echo-end")!.Date.ShouldBe(Given.Day("2026-09-21"));
    }

    [Fact]
    public void The_adjuvant_protocol_is_finished_in_the_same_way()
    {
        var life = Given.Life(Given.Plan with { Protocol = "t-dm1" })
            .Doses("t-dm1-1 2026-01-05", "t-dm1-2 2026-01-26", "t-dm1-3 2026-02-16").Ceased("2026-02-20", Agent.TrastuzumabEmtansine, AntibodyTherapy.H);

        var cycles = life.OpenCycles("h", "2026-02-20");
        cycles.Count.ShouldBe(11);
        (cycles[0], cycles[^1]).ShouldBe(("h-4 2026-03-09", "h-14 2026-10-05"));
        life.DateOf("her2-completion").ShouldBe("2026-10-05"); // protocol t-dm1: its last dose
    }

    [Fact]
    public void A_hold_stands_on_until_a_clinician_resumes()
    {
        // 62, then 44 on T-DM1 (31 August the last dose): held since 7 September.
        var life = Given.Life().Lvef("2025-12-29", 62)
            .Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16", "tchp-4 2026-03-09", "tchp-5 2026-03-30", "tchp-6 2026-04-20")
            .Operated("2026-05-18").Answered("2026-05-28", PathologyResponse.Residual)
            .Doses("t-dm1-1 2026-06-08", "t-dm1-2 2026-06-29", "t-dm1-3 2026-07-20", "t-dm1-4 2026-08-10", "t-dm1-5 2026-08-31")
            .Lvef("2026-09-07", 44).Ceased("2026-09-10", Agent.TrastuzumabEmtansine, AntibodyTherapy.H);

        life.On("2026-09-10").Find("h-12")!.Status.ShouldBe(EventStatus.Held);
        life.On("2026-09-10").Alerts.ShouldContain(alert => alert.Code == AlertCode.LvefHold);
        life.Lvef("2026-10-05", 60).Resumed("2026-10-06");
        life.On("2026-10-06")
            .Find("h-12")!.ShouldSatisfyAllConditions(e => e.Status.ShouldBe(EventStatus.Planned), e => e.Date.ShouldBe(Given.Day("2026-10-06")));
    }

    [Fact]
    public void Trastuzumab_can_be_ceased_after_it_too()
    {
        var life = FiveOfTDm1().Ceased("2026-09-10", Agent.TrastuzumabEmtansine, AntibodyTherapy.H).Ceased("2026-10-01", Agent.Trastuzumab);

        life.OpenCycles("h", "2026-10-01").ShouldBe(["h-12 2026-09-21"]);
    }

    [Fact]
    public void Before_surgery_nothing_can_follow()
    {
        var life = Given.Life().Doses("tchp-1 2026-01-05");

        life.Judged(life.Cease("2026-01-20", Agent.TrastuzumabEmtansine, AntibodyTherapy.H)).ShouldBe("#/then", "surgery is not recorded");
        life.Judged(life.Cease("2026-01-20", Agent.TrastuzumabEmtansine)).ShouldBe(null, null);
    }

    [Fact]
    public void After_a_complete_response_there_is_no_conjugate_to_follow()
    {
        var life = Given.Operated(PathologyResponse.Pcr);

        life.Judged(life.Cease("2026-06-01", Agent.TrastuzumabEmtansine, AntibodyTherapy.H)).ShouldBe("#/then", "there is no course to finish");
    }

    [Theory]
    [InlineData("2026-06-03", "h-7 2026-06-08", 14)] // before the first dose: all fourteen
    [InlineData("2026-06-15", "h-8 2026-06-29", 13)] // t-dm1-1 of 8 June stays
    public void Stopped_before_it_was_ever_given_it_leaves_the_whole_course_to_the_antibody(string ceased, string first, int count)
    {
        var life = Given.Operated().Ceased(ceased, Agent.TrastuzumabEmtansine, AntibodyTherapy.H);

        life.OpenCycles("h", "2026-06-15").Count.ShouldBe(count);
        life.OpenCycles("h", "2026-06-15")[0].ShouldBe(first);
        life.DateOf("her2-completion").ShouldBe("2027-03-08"); // the fourteenth, 13 × 21 days after 8 June
    }

    [Fact]
    public void An_antibody_left_out_keeps_its_place_and_is_made_up()
    {
        var life = FiveOfTDm1().Ceased("2026-09-10", Agent.TrastuzumabEmtansine, AntibodyTherapy.H).Tell(Told.Omitted("h-13"));

        life.OpenCycles("h", "2026-09-10").Take(2).ShouldBe(["h-12 2026-09-21", "h-14 2026-11-02"]);
        life.OpenCycles("h", "2026-09-10")[^1].ShouldBe("h-21 2027-03-29");
    }

    [Fact]
    public void A_first_day_that_is_the_next_of_its_interval_anyway_says_so() =>
        FiveOfTDm1().Ceased("2026-09-21", Agent.TrastuzumabEmtansine, AntibodyTherapy.H).On("2026-09-21").Find("h-12")!.Why
            .ShouldBe("21 days after t-dm1-5 (2026-08-31).");

    [Fact]
    public void What_was_given_of_it_counts_after_an_amendment_of_the_start()
    {
        var life = FiveOfTDm1().Ceased("2026-09-10", Agent.TrastuzumabEmtansine, AntibodyTherapy.H).Doses("h-12 2026-09-21");
        var open = life.OpenCycles("h", "2026-09-22");

        life.Tell(Told.Amended(Given.Plan with { Start = Given.Day("2026-01-06") }));

        life.OpenCycles("h", "2026-09-22").ShouldBe(open);
    }

    [Fact]
    public void So_it_does_in_the_adjuvant_protocol()
    {
        var plan = Given.Plan with { Protocol = "t-dm1" };
        var life = Given.Life(plan).Doses("t-dm1-1 2026-01-05", "t-dm1-2 2026-01-26").Ceased("2026-02-01", Agent.TrastuzumabEmtansine, AntibodyTherapy.H)
            .Doses("h-3 2026-02-16");
        var open = life.OpenCycles("h", "2026-02-16");
        open.Count.ShouldBe(11);

        life.Tell(Told.Amended(plan with { Start = Given.Day("2026-01-06") }));

        life.OpenCycles("h", "2026-02-16").ShouldBe(open);
    }

    [Fact]
    public void Another_conjugate_by_amendment_keeps_its_interval_from_what_was_given_in_between()
    {
        // Five T-DM1, trastuzumab on 21 September, then T-DXd for the nine that are left: not before 12 October.
        var life = FiveOfTDm1().Ceased("2026-09-10", Agent.TrastuzumabEmtansine, AntibodyTherapy.H).Doses("h-12 2026-09-21")
            .Tell(Told.Amended(Given.Plan with { AfterSurgery = AfterSurgery.Default with { Residual = ResidualTherapy.TDxd } }));

        life.OpenCycles("t-dxd", "2026-09-22").Count.ShouldBe(9);
        life.OpenCycles("t-dxd", "2026-09-22")[0].ShouldEndWith("2026-10-12");
        life.OpenCycles("h", "2026-09-22").ShouldBeEmpty();
    }

    [Fact]
    public void The_slot_that_an_early_operation_lost_is_not_used_again()
    {
        // THP: three HP given, hp-4 of 9 March lost to surgery on 2 March; T-DM1 is stopped before its first dose of 23 March.
        var life = Given.Life(Given.Plan with { Protocol = "thp" }).Doses("paclitaxel-8 2026-02-23", "hp-3 2026-02-16").Operated("2026-03-02")
            .Answered("2026-03-12", PathologyResponse.Residual).Ceased("2026-03-15", Agent.TrastuzumabEmtansine, AntibodyTherapy.Hp);

        var cycles = life.OpenCycles("hp", "2026-03-15").Where(cycle => !cycle.StartsWith("hp-1 ", StringComparison.Ordinal)
            && !cycle.StartsWith("hp-2 ", StringComparison.Ordinal)).ToList();
        (cycles[0], cycles[^1], cycles.Count).ShouldBe(("hp-5 2026-03-23", "hp-18 2026-12-21", 14));
    }

    private static Life FiveOfTDm1() => Given.Operated()
        .Doses("t-dm1-1 2026-06-08", "t-dm1-2 2026-06-29", "t-dm1-3 2026-07-20", "t-dm1-4 2026-08-10", "t-dm1-5 2026-08-31");
}
