using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Scheduling;

/// <summary>C10: one agent is stopped for good; the others go on.</summary>
public sealed class AgentCeasedTests
{
    [Theory]
    [InlineData("2026-03-09", "carboplatin, trastuzumab, pertuzumab")]
    [InlineData("2026-03-10", "docetaxel, carboplatin, trastuzumab, pertuzumab")]
    public void The_agent_goes_from_open_cycles_dated_from_that_day_on(string date, string fourth)
    {
        var life = ThreeCycles().Ceased(date, Agent.Docetaxel);

        life.AgentsOf("tchp-3").ShouldStartWith("docetaxel");
        life.AgentsOf("tchp-4").ShouldBe(fourth);
        life.AgentsOf("tchp-5").ShouldBe("carboplatin, trastuzumab, pertuzumab");
        life.On("2026-03-01").Find("tchp-5")!.Why.ShouldEndWith($"Docetaxel was ceased on {date}: toxicity.");
        (life.DateOf("tchp-6"), life.DateOf("surgery")).ShouldBe(("2026-04-20", "2026-05-18"));
    }

    [Fact]
    public void Without_any_chemotherapy_left_surgery_counts_from_the_last_one()
    {
        var life = ThreeCycles().Ceased("2026-02-20", Agent.Docetaxel).Ceased("2026-02-20", Agent.Carboplatin);

        life.AgentsOf("tchp-4").ShouldBe("trastuzumab, pertuzumab");
        life.DateOf("surgery").ShouldBe("2026-03-16"); // tchp-3 of 16 February + 28 days
    }

    [Fact]
    public void Surgery_is_not_planned_before_the_day_on_which_the_chemotherapy_ended()
    {
        // paclitaxel-1 of 2 March 2026 is the last chemotherapy given; + 28 days is 30 March.
        var life = Given.Life(Given.Plan with { Protocol = "ddac-thp" })
            .Doses("ddac-1 2026-01-05", "ddac-2 2026-01-19", "ddac-3 2026-02-02", "ddac-4 2026-02-16", "paclitaxel-1 2026-03-02", "hp-1 2026-03-02")
            .Tell(Omitted("paclitaxel-2"));

        life.Ceased("2026-03-10", Agent.Paclitaxel);

        life.OpenCycles("paclitaxel", "2026-03-10").ShouldBeEmpty();
        life.On("2026-03-10").Find("paclitaxel-3")!.Status.ShouldBe(EventStatus.Cancelled);
        life.OpenCycles("hp", "2026-03-10").Take(3).ShouldBe(["hp-2 2026-03-23", "hp-3 2026-04-13", "hp-4 2026-05-04"]);
        life.DateOf("surgery").ShouldBe("2026-04-06"); // paclitaxel-2 was omitted, not ceased: 9 March + 28 days
    }

    [Fact]
    public void An_anthracycline_stops_and_cyclophosphamide_goes_on()
    {
        var life = Given.Life(Given.Plan with { Protocol = "ac-thp" }).Doses("ac-1 2026-01-05").Ceased("2026-01-20", Agent.Doxorubicin);

        life.AgentsOf("ac-2").ShouldBe("cyclophosphamide");
        (life.DateOf("ac-4"), life.DateOf("paclitaxel-1")).ShouldBe(("2026-03-09", "2026-03-30"));
    }

    [Fact]
    public void Tracks_that_follow_keep_their_dates_when_a_track_is_left_without_agents()
    {
        var life = Given.Life(Given.Plan with { Protocol = "ac-thp" })
            .Doses("ac-1 2026-01-05").Ceased("2026-01-20", Agent.Doxorubicin).Ceased("2026-01-20", Agent.Cyclophosphamide);

        life.On("2026-01-20").Find("ac-2")!.Status.ShouldBe(EventStatus.Cancelled);
        life.DateOf("paclitaxel-1").ShouldBe("2026-03-30");
    }

    [Fact]
    public void Trastuzumab_takes_pertuzumab_with_it_and_then_HER2_therapy_has_ceased()
    {
        var life = ThreeCycles().Ceased("2026-03-01", Agent.Trastuzumab);
        var schedule = life.On("2026-03-01");

        life.AgentsOf("tchp-4").ShouldBe("docetaxel, carboplatin");
        life.OpenCycles("hp", "2026-03-01").ShouldBeEmpty();
        schedule.Find("her2-completion").ShouldBeNull(); // provisional before, so it just goes
        schedule.Find("echo-end")!.Date.ShouldBe(Given.Day("2026-03-09")); // tchp-3 of 16 February + 21 days
        life.DateOf("surgery").ShouldBe("2026-05-18");
    }

    [Fact]
    public void The_conjugate_of_residual_disease_is_another_agent_and_follows()
    {
        var life = ThreeCycles().Ceased("2026-03-01", Agent.Trastuzumab)
            .Doses("tchp-4 2026-03-09", "tchp-5 2026-03-30", "tchp-6 2026-04-20").Operated("2026-05-18").Answered("2026-05-28", PathologyResponse.Residual);

        life.OpenCycles("t-dm1", "2026-06-01").Count.ShouldBe(14);
        life.On("2026-06-01").Find("her2-completion")!.Status.ShouldBe(EventStatus.Planned);
    }

    [Fact]
    public void So_it_has_when_the_year_is_over_before_the_restart()
    {
        var plan = Given.Plan with { Settings = PlanSettings.Default with { Her2Duration = Her2Duration.OneYear } };
        var life = Given.Life(plan).Doses("tchp-1 2026-01-05").Ceased("2026-01-20", Agent.Trastuzumab).Operated("2026-05-18")
            .Answered("2027-01-11", PathologyResponse.Pcr);

        life.On("2027-01-11").Events.ShouldNotContain(e => e.Key == "her2-completion" && e.IsOpen);
        life.On("2027-01-11").Alerts.ShouldNotContain(alert => alert.Code == AlertCode.AdjuvantLate);
    }

    [Fact]
    public void Pertuzumab_alone_leaves_trastuzumab_to_the_end_of_the_course()
    {
        var life = Given.Operated(PathologyResponse.Pcr).Ceased("2026-06-01", Agent.Pertuzumab);

        life.AgentsOf("hp-7", "2026-06-01").ShouldBe("trastuzumab (loading)");
        life.OpenCycles("hp", "2026-06-01").Count.ShouldBe(12);
        life.On("2026-06-01").Find("her2-completion")!.Status.ShouldBe(EventStatus.Planned);
    }

    [Theory]
    [InlineData(MarkerStatus.Positive, Agent.Pertuzumab, true)]
    [InlineData(MarkerStatus.Negative, Agent.Pertuzumab, false)]
    [InlineData(MarkerStatus.Positive, Agent.Docetaxel, false)]
    public void R14_warns_when_pertuzumab_is_ceased_in_node_positive_disease(MarkerStatus nodes, Agent agent, bool warns)
    {
        var plan = Given.Plan with { Disease = Given.Plan.Disease with { Nodes = nodes } };

        Given.Life(plan).Doses("tchp-1 2026-01-05").Ceased("2026-01-20", agent).On("2026-01-20").Findings.Any(finding => finding.Rule == "R14").ShouldBe(warns);
    }

    [Theory]
    [InlineData(Agent.Pertuzumab)]
    [InlineData(Agent.Trastuzumab)]
    public void An_agent_that_is_ceased_after_the_whole_course_changes_nothing(Agent agent)
    {
        var life = Given.Life(Given.Plan with { Protocol = "hp" })
            .Doses([.. Enumerable.Range(1, 18).Select(n => $"hp-{n} {Given.Day("2026-01-05").AddDays(21 * (n - 1)):O}")]);
        var before = life.On("2027-02-01").Events.Select(e => (e.Key, e.Date, e.Status)).ToList();

        life.Ceased("2027-02-01", agent);

        life.On("2027-02-01").Events.Select(e => (e.Key, e.Date, e.Status)).ShouldBe(before);
    }

    [Fact]
    public void A_cycle_on_hold_loses_the_agent_although_it_is_dated_before_that_day()
    {
        // 62 then 46 on HP: held since 9 February; hp-3 of 16 February waits. Pertuzumab is stopped on 20 February.
        var life = Given.Life(Given.Plan with { Protocol = "hp" })
            .Lvef("2025-12-29", 62).Doses("hp-1 2026-01-05", "hp-2 2026-01-26").Lvef("2026-02-09", 46).Ceased("2026-02-20", Agent.Pertuzumab);

        life.AgentsOf("hp-3", "2026-02-20").ShouldBe("trastuzumab (loading)"); // not before 9 March, 42 days after hp-2
        life.On("2026-02-20").Find("hp-3")!.Status.ShouldBe(EventStatus.Held);
    }

    [Theory]
    [InlineData(Agent.Paclitaxel, "#/agent", "paclitaxel is not part of the plan (docetaxel, carboplatin, trastuzumab, pertuzumab and trastuzumab-emtansine)")]
    [InlineData(Agent.TrastuzumabDeruxtecan, "#/agent", "is not part of the plan")]
    [InlineData(Agent.Docetaxel, "#/agent", "docetaxel was already ceased on 2026-02-20")]
    [InlineData(Agent.Carboplatin, null, null)]
    public void An_agent_is_ceased_once_and_is_one_of_the_plan(Agent agent, string? pointer, string? because)
    {
        var life = ThreeCycles().Ceased("2026-02-20", Agent.Docetaxel);

        life.Judged(life.Cease("2026-02-21", agent)).ShouldBe(pointer, because);
    }

    [Fact]
    public void Pertuzumab_has_gone_with_trastuzumab()
    {
        var life = ThreeCycles().Ceased("2026-02-20", Agent.Trastuzumab);

        life.Judged(life.Cease("2026-02-21", Agent.Pertuzumab)).ShouldBe("#/agent", "pertuzumab was already ceased on 2026-02-20");
    }

    private static Life ThreeCycles() => Given.Life().Doses("tchp-1 2026-01-05", "tchp-2 2026-01-26", "tchp-3 2026-02-16");

    private static DoseOmitted Omitted(string key) => new() { Id = "omitted", Plan = Given.Plan.Id, By = "x", Event = key, Reason = "neuropathy" };
}
