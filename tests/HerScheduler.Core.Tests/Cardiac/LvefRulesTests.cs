using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>Rules L1–L7, each boundary on both sides: L1 trastuzumab, L2 pertuzumab, L3 and L4 T-DM1, L5 and L6 T-DXd, L7 both antibodies.</summary>
public sealed class LvefRulesTests
{
    private static readonly AgentSet T = AgentSet.Of(Agent.Trastuzumab);
    private static readonly AgentSet P = AgentSet.Of(Agent.Pertuzumab);
    private static readonly AgentSet TP = AgentSet.Of(Agent.Trastuzumab, Agent.Pertuzumab);
    private static readonly AgentSet TDm1 = AgentSet.Of(Agent.TrastuzumabEmtansine);
    private static readonly AgentSet TDxd = AgentSet.Of(Agent.TrastuzumabDeruxtecan);

    [Theory]
    [InlineData("T", 70, 55, 50, "Continue")] // L1: fall of 15
    [InlineData("T", 70, 54, 50, "Hold")] // L1: fall of 16
    [InlineData("T", 60, 50, 50, "Continue")] // L1: at LLN with a fall of 10
    [InlineData("T", 59, 49, 50, "Hold")] // L1: below LLN with a fall of 10
    [InlineData("T", 58, 49, 50, "Continue")] // L1: below LLN with a fall of 9
    [InlineData("T", 62, 52, 53, "Hold")] // L1: the site's own LLN
    [InlineData("P", 60, 50, 50, "Continue")] // L2
    [InlineData("P", 59, 49, 50, "Hold")] // L2
    [InlineData("P", 58, 49, 50, "Continue")] // L2: fall of 9
    [InlineData("TP", 60, 50, 53, "Hold")] // L7: trastuzumab's column alone
    [InlineData("TP", 59, 49, 45, "Hold")] // L7: pertuzumab's column alone
    [InlineData("TP", 60, 50, 50, "Continue")] // L7
    [InlineData("TDm1", 60, 45, 50, "Hold")] // L3: 45 with a fall of 15
    [InlineData("TDm1", 53, 44, 50, "Hold")] // L3: under 45 whatever the fall
    [InlineData("TDm1", 54, 45, 50, "Repeat")] // L4: 45 with a fall of 9
    [InlineData("TDm1", 55, 45, 50, "Hold")] // L3: 45 with a fall of 10
    [InlineData("TDm1", 58, 49, 50, "Repeat")] // L4
    [InlineData("TDm1", 60, 50, 50, "Continue")] // L4: 50
    [InlineData("TDxd", 45, 39, 50, "Hold")] // L5: under 40
    [InlineData("TDxd", 49, 40, 50, "Repeat")] // L6: 40 with a fall of 9
    [InlineData("TDxd", 50, 40, 50, "Hold")] // L5: 40 with a fall of 10
    [InlineData("TDxd", 54, 45, 50, "Repeat")] // L6: 45
    [InlineData("TDxd", 55, 45, 50, "Hold")] // L5: 45 with a fall of 10
    [InlineData("TDxd", 66, 46, 50, "Continue")] // L5: 46 with a fall of 20
    [InlineData("TDxd", 67, 46, 50, "Hold")] // L5: fall over 20
    public void A_result_continues_repeats_or_holds(string agents, int baseline, int now, int lowerLimit, string expected) =>
        LvefRules.Judge(Set(agents), baseline, now, lowerLimit).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("T", 50, "Continue")]
    [InlineData("T", 49, "Hold")]
    [InlineData("P", 50, "Continue")]
    [InlineData("P", 49, "Hold")]
    [InlineData("TDm1", 50, "Continue")]
    [InlineData("TDm1", 49, "Hold")]
    [InlineData("TDxd", 46, "Continue")]
    [InlineData("TDxd", 45, "Hold")]
    public void Without_a_baseline_a_value_under_the_threshold_counts_as_a_fall_of_10(string agents, int now, string expected) =>
        LvefRules.Judge(Set(agents), baseline: null, now, 50).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("T", 65, 44, 50, true)] // L1: at LLN, fall of 15
    [InlineData("T", 66, 44, 50, false)] // L1: fall of 16
    [InlineData("T", 60, 44, 49, false)] // L1: below LLN
    [InlineData("P", 70, 44, 50, true)] // L2: 50
    [InlineData("P", 58, 44, 49, true)] // L2: fall of 9
    [InlineData("P", 59, 44, 49, false)] // L2: fall of 10 below 50
    [InlineData("TP", 66, 44, 50, false)] // L7: one column is not enough
    [InlineData("TDm1", 65, 44, 45, true)] // L3: from under 45
    [InlineData("TDm1", 65, 43, 44, false)] // L3
    [InlineData("TDm1", 60, 45, 49, false)] // L3: from 45–49, fall of 11
    [InlineData("TDm1", 58, 47, 49, true)] // L3: fall of 9
    [InlineData("TDm1", 65, 47, 50, true)] // L3: 50
    [InlineData("TDxd", 55, 39, 46, true)] // L5: fall of 9
    [InlineData("TDxd", 56, 39, 46, false)] // L5: fall of 10
    public void A_repeat_allows_to_resume_or_not(string agents, int baseline, int low, int now, bool expected) =>
        LvefRules.MayResume(Set(agents), baseline, low, now, 50).ShouldBe(expected);

    [Theory]
    [InlineData("T", 28, 28)] // L1: trastuzumab alone is repeated after 28 days
    [InlineData("TP", 28, 21)] // L7: both minimum times
    [InlineData("P", 21, 21)] // L2
    [InlineData("TDm1", 21, 21)] // L3
    [InlineData("TDxd", 21, 21)] // L5
    public void A_hold_has_its_minimum_time_and_its_first_repeat(string agents, int minimum, int firstRepeat)
    {
        LvefRules.MinimumHoldDays(Set(agents)).ShouldBe(minimum);
        LvefRules.FirstRepeatDays(Set(agents)).ShouldBe(firstRepeat);
    }

    [Theory]
    [InlineData("P", 20, false)] // L2: a repeat before day 21 decides nothing
    [InlineData("P", 21, true)]
    [InlineData("TP", 21, true)] // L7: either column
    [InlineData("T", 40, false)] // L1: time alone decides on trastuzumab
    [InlineData("TDm1", 5, true)] // L3: any repeat that still fails
    [InlineData("TDxd", 5, true)] // L5
    public void A_failing_repeat_proposes_to_stop(string agents, int days, bool expected) =>
        LvefRules.RepeatProposesStopping(Set(agents), baseline: 65, low: 44, now: 44, days).ShouldBe(expected);

    private static AgentSet Set(string name) => name switch
    {
        "T" => T,
        "P" => P,
        "TP" => TP,
        "TDm1" => TDm1,
        _ => TDxd,
    };
}
