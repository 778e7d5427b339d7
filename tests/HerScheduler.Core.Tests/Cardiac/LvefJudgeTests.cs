using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Cardiac;

/// <summary>
/// Policy <c>us-label</c>, rules L1–L7, each boundary on both sides: L1 trastuzumab, L2 pertuzumab, L3 and L4 T-DM1, L5 and L6 T-DXd, L7 both antibodies.
/// </summary>
public sealed class LvefJudgeTests
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
        LvefJudge.Judge(UsLabel, Set(agents), baseline, now, lowerLimit).ToString().ShouldBe(expected);

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
        LvefJudge.Judge(UsLabel, Set(agents), baseline: null, now, 50).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("T", 65, 44, 50, true)] // L1: at LLN, fall of 15
    [InlineData("T", 66, 44, 50, false)] // L1: fall of 16
    [InlineData("T", 60, 44, 49, false)] // L1: below LLN
    [InlineData("P", 70, 44, 50, true)] // L2: 50
    [InlineData("P", 58, 44, 49, true)] // L2: fall of 9
    [InlineData("P", 59, 44, 49, false)] // L2: fall of 10 below 50
    [InlineData("TP", 66, 44, 50, false)] // L7: one column is not enough
    [InlineData("TDm1", 65, 44, 45, false)] // L3: 45 with a fall of 20 is itself in a hold row
    [InlineData("TDm1", 62, 44, 46, false)] // L3: so is 46 with a fall of 16
    [InlineData("TDm1", 62, 44, 50, true)] // L3: 50 is in none, and from under 45 nothing more is asked
    [InlineData("TDm1", 54, 44, 45, true)] // L4: 45 with a fall of 9 asks for a repeat, it does not hold
    [InlineData("TDm1", 65, 43, 44, false)] // L3
    [InlineData("TDm1", 60, 45, 49, false)] // L3: from 45–49, fall of 11
    [InlineData("TDm1", 58, 47, 49, true)] // L3: fall of 9
    [InlineData("TDm1", 65, 47, 50, true)] // L3: 50
    [InlineData("TDxd", 70, 49, 52, true)] // L5: from a fall over 20, fall of 18 above 45
    [InlineData("TDxd", 70, 49, 49, false)] // L5: fall of 21
    [InlineData("TDxd", 56, 39, 46, true)] // L5: from under 40 nothing more is asked
    [InlineData("TDxd", 55, 39, 45, false)] // L5: 45 with a fall of 10 is itself in a hold row
    [InlineData("TDxd", 55, 42, 46, true)] // L5: from 40–45, fall of 9
    [InlineData("TDxd", 56, 42, 46, false)] // L5: from 40–45, fall of 10
    public void A_repeat_allows_to_resume_or_not(string agents, int baseline, int low, int now, bool expected) =>
        (Hold(agents, baseline, low, (40, now)).ResumeSince is not null).ShouldBe(expected);

    [Fact]
    public void After_a_repeat_in_another_hold_row_that_row_decides_from_the_next_one_on()
    {
        // L3: 44 with nothing more asked, then 46 with a fall of 16: now 50, or a fall under 10.
        Hold("TDm1", 62, 44, (21, 46), (28, 50)).ResumeSince.ShouldBe(Low.AddDays(28));
        Hold("TDm1", 58, 44, (21, 46), (28, 49)).ResumeSince.ShouldBe(Low.AddDays(28));
        Hold("TDm1", 62, 44, (21, 46)).StopSince.ShouldBeNull("46 is not under 45");
        Hold("TDm1", 62, 44, (21, 46), (28, 47)).StopSince.ShouldBe(Low.AddDays(28), "the row of 46 proposes to stop when it is not met");

        // L3: 47, then 44: the row of 47 is not met, later only a value under 45 proposes to stop.
        Hold("TDm1", 60, 47, (21, 44)).StopSince.ShouldBe(Low.AddDays(21));
        Hold("TDm1", 60, 47, (21, 44), (28, 46)).StopSince.ShouldBeNull();
    }

    [Fact]
    public void The_latest_result_decides_whether_to_resume()
    {
        Hold("TP", 62, 44, (21, 55)).ResumeSince.ShouldBe(Low.AddDays(28), "not before the minimum time");
        Hold("TP", 62, 44, (30, 55)).ResumeSince.ShouldBe(Low.AddDays(30));
        Hold("TP", 62, 44, (30, 55), (40, 56)).ResumeSince.ShouldBe(Low.AddDays(30));
        Hold("TP", 62, 44, (30, 55), (40, 47)).ResumeSince.ShouldBeNull();
    }

    [Theory]
    [InlineData("T", 28, 28)] // L1: trastuzumab alone is repeated after 28 days
    [InlineData("TP", 28, 21)] // L7: both minimum times
    [InlineData("P", 21, 21)] // L2
    [InlineData("TDm1", 21, 21)] // L3
    [InlineData("TDxd", 21, 21)] // L5
    public void A_hold_has_its_minimum_time_and_its_first_repeat(string agents, int minimum, int firstRepeat)
    {
        var hold = Hold(agents, 65, 44);

        hold.EarliestResume.ShouldBe(Low.AddDays(minimum));
        hold.FirstRepeatDays.ShouldBe(firstRepeat);
    }

    [Theory]
    [InlineData("P", 20, false)] // L2: a repeat before day 21 decides nothing
    [InlineData("P", 21, true)]
    [InlineData("TP", 21, true)] // L7: either column
    [InlineData("TDm1", 5, true)] // L3: any repeat under 45
    [InlineData("TDxd", 5, true)] // L5
    public void A_failing_repeat_proposes_to_stop(string agents, int days, bool expected) =>
        (Hold(agents, baseline: 65, low: 44, (days, 44)).StopSince == Low.AddDays(days)).ShouldBe(expected);

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)] // L1: the fourth LVEF hold
    public void Trastuzumab_is_proposed_to_stop_56_days_after_or_at_the_fourth_hold(int number, bool atOnce)
    {
        Hold("T", 65, 44, number).StopSince.ShouldBe(atOnce ? Low : Low.AddDays(57));
        Hold("T", 65, 44, number, (30, 55)).StopSince.ShouldBe(atOnce ? Low : null, "the fourth one survives recovery");
        Hold("T", 65, 44, number, (30, 55), (40, 48)).StopSince.ShouldBe(atOnce ? Low : Low.AddDays(57));
        Hold("T", 65, 44, number, (30, 55), (70, 48)).StopSince.ShouldBe(atOnce ? Low : Low.AddDays(70));
    }

    private static readonly DateOnly Low = new(2026, 3, 2);

    private static LvefPolicy UsLabel => LvefPolicyLibrary.BuiltIn.Find("us-label")!;

    private static LowLvef Hold(string agents, int baseline, int low, params (int Days, int Percent)[] repeats) => Hold(agents, baseline, low, 1, repeats);

    private static LowLvef Hold(string agents, int baseline, int low, int number, params (int Days, int Percent)[] repeats)
    {
        var hold = new LowLvef(UsLabel, new LvefReading(Low, low, 1, "low", null), Set(agents), baseline, lowerLimitOfNormal: 50, number);
        foreach (var (days, percent) in repeats)
        {
            hold.Add(new LvefReading(Low.AddDays(days), percent, 2, "repeat", null));
        }

        return hold;
    }

    private static AgentSet Set(string name) => name switch
    {
        "T" => T,
        "P" => P,
        "TP" => TP,
        "TDm1" => TDm1,
        _ => TDxd,
    };
}
