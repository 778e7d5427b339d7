using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>R7: by which agents, which baseline and which doses an LVEF is judged.</summary>
public sealed class AgentsInUseTests
{
    /// <summary>T-DXd from 5 January, paclitaxel with HP from 30 March to 15 June, surgery on 13 July, restart on 3 August.</summary>
    private static readonly TreatmentPlan ConjugateFirst = Given.Plan with { Protocol = "tdxd-thp" };

    [Fact]
    public void T_DM1_after_T_DXd_has_a_baseline_of_its_own()
    {
        // 58 before T-DM1: 49 is a fall of 9, repeated without a hold. From the 70 before T-DXd it would be 21.
        var life = Given.Life(ConjugateFirst).Lvef("2025-12-29", 70).Doses("t-dxd-1 2026-01-05")
            .Operated("2026-07-13").Answered("2026-07-23", PathologyResponse.Residual).Lvef("2026-07-27", 58).Lvef("2026-08-31", 49);

        life.DateOf("t-dm1-1").ShouldBe("2026-08-03");
        life.LvefAlerts("2026-08-31").ShouldBe("LvefRepeat 2026-08-31");
    }

    [Fact]
    public void On_the_day_on_which_T_DXd_comes_again_it_is_T_DXd()
    {
        // 53 to 44 is a fall of 9: T-DXd asks for a repeat at 40–45, HP would not. Its first dose was in January.
        var plan = ConjugateFirst with { AfterSurgery = ConjugateFirst.AfterSurgery with { Residual = ResidualTherapy.TDxd } };
        var life = Given.Life(plan).Lvef("2025-12-29", 53).Doses("t-dxd-1 2026-01-05")
            .Operated("2026-07-13").Answered("2026-07-23", PathologyResponse.Residual).Doses("t-dxd-5 2026-08-03").Lvef("2026-08-03", 44);

        life.LvefAlerts("2026-08-03").ShouldBe("LvefRepeat 2026-08-03");
    }

    [Theory]
    [InlineData("trastuzumab", 48, "")] // 45 is normal here: a fall of 14 holds nothing
    [InlineData("trastuzumab pertuzumab", 48, "LvefHold 2025-12-29")] // under 50 with a fall of 14
    [InlineData("", 44, "LvefHold 2025-12-29")] // held, whichever antibody it was
    public void Before_the_first_dose_of_the_plan_it_is_what_was_given_elsewhere(string agents, int lvef, string alerts)
    {
        var last = agents.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(agent => new LastDose(
            agent == "trastuzumab" ? Agent.Trastuzumab : Agent.Pertuzumab, Given.Day("2025-12-15")));
        var plan = Given.Plan with
        {
            Protocol = "hp",
            Settings = PlanSettings.Default with { LvefLowerLimitOfNormal = 45 },
            History = new History(Anthracycline: false, Her2Thirds: 15, Given.Day("2025-09-21"), [.. last], new BaselineLvef(Given.Day("2025-09-14"), 62)),
        };

        Given.Life(plan).Lvef("2025-12-29", lvef).LvefAlerts("2025-12-30").ShouldBe(alerts);
    }

    [Fact]
    public void On_the_day_of_the_first_dose_nothing_holds_however_low() =>
        Given.Life(Given.Plan with { Protocol = "t-dm1" }).Lvef("2026-01-05", 44).Doses("t-dm1-1 2026-01-05")
            .LvefAlerts("2026-01-06").ShouldBe("LvefBelowNormal 2026-01-05");

    [Fact]
    public void The_baseline_is_the_last_LVEF_up_to_the_day_of_the_first_dose() =>
        Given.Life(Given.Plan with { Protocol = "hp" }).Lvef("2025-12-29", 70).Lvef("2026-01-05", 60).Cycles("hp", 2, "2026-01-05")
            .Lvef("2026-02-10", 52).LvefAlerts("2026-02-10").ShouldBeEmpty();

    [Fact]
    public void A_dose_of_the_day_of_the_low_LVEF_is_held()
    {
        // 62 to 46 on 16 February, the day of hp-3: not before 28 days later.
        var life = Given.Life(Given.Plan with { Protocol = "hp" }).Lvef("2025-12-29", 62).Cycles("hp", 2, "2026-01-05").Lvef("2026-02-16", 46);

        (life.StatusOf("hp-3"), life.DateOf("hp-3")).ShouldBe((EventStatus.Held, "2026-03-16"));
    }

    [Fact]
    public void A_repeat_after_the_last_dose_answers_what_asked_for_it()
    {
        // T-DM1 14 on 5 October. 55 to 47 asked for a repeat; 58 is the answer.
        Fourteen(14).Lvef("2026-09-28", 47).Lvef("2026-10-12", 58).LvefAlerts("2026-10-13").ShouldBeEmpty();

        // 44 holds the last dose until 12 October at the earliest; 55 a week later allows it.
        Fourteen(13).Lvef("2026-09-21", 44).Lvef("2026-10-19", 55)
            .LvefAlerts("2026-10-19").ShouldBe("LvefHold 2026-09-21, ResumeCriteriaMet 2026-10-19");
    }

    [Fact]
    public void The_fourth_hold_proposes_to_stop_also_when_the_tables_of_two_agents_say_so()
    {
        var label = LvefPolicyLibrary.BuiltIn.Find("us-label")!;
        var policy = label with { Agents = [.. label.Agents.Select(agent => agent with { StopAtHold = 4 })] };
        var low = new LvefReading(Given.Day("2026-02-16"), 46, 1, "low", null);

        LowLvef Hold(int number) => new(policy, low, AgentSet.Of(Agent.Trastuzumab, Agent.Pertuzumab), baseline: 62, lowerLimitOfNormal: 50, number);
        (Hold(3).IsOneHoldTooMany, Hold(4).IsOneHoldTooMany).ShouldBe((false, true));
    }

    private static Life Fourteen(int given) => Given.Life(Given.Plan with { Protocol = "t-dm1" }).Lvef("2025-12-29", 55).Cycles("t-dm1", given, "2026-01-05");
}
