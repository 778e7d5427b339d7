using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Cardiac.Policies;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Cardiac.Policies;

/// <summary>Policies <c>eu-label</c> and <c>esc-2022</c>, each boundary on both sides. They differ from <c>us-label</c> for the antibodies only.</summary>
public sealed class OtherPoliciesTests
{
    private static readonly DateOnly Low = new(2026, 3, 2);
    private static readonly AgentSet Both = AgentSet.Of(Agent.Trastuzumab, Agent.Pertuzumab);

    [Theory]
    [InlineData("eu-label", "70", "54", "Continue")] // a fall of 16 alone holds nothing
    [InlineData("eu-label", "70", "50", "Continue")]
    [InlineData("eu-label", "59", "49.9", "Continue")] // fall of 9.1
    [InlineData("eu-label", "59.9", "49.9", "Hold")]
    [InlineData("eu-label", "58", "49", "Continue")]
    [InlineData("esc-2022", "45", "40", "Repeat")]
    [InlineData("esc-2022", "45", "39.9", "Hold")]
    [InlineData("esc-2022", "65", "49.9", "Repeat")]
    [InlineData("esc-2022", "59.9", "50", "Continue")]
    [InlineData("esc-2022", "60", "50", "Repeat")]
    [InlineData("esc-2022", "80", "70", "Repeat")]
    [InlineData("esc-2022", "79.9", "70", "Continue")]
    public void A_result_continues_repeats_or_holds(string policy, string baseline, string now, string expected)
    {
        foreach (var agents in new[] { AgentSet.Of(Agent.Trastuzumab), AgentSet.Of(Agent.Pertuzumab), Both })
        {
            LvefJudge.Judge(Find(policy), agents, Percent(baseline), Percent(now), lowerLimitOfNormal: 50).ToString().ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("eu-label", "65", "44", "50", true)]
    [InlineData("eu-label", "65", "44", "49", false)]
    [InlineData("eu-label", "58", "44", "49", true)] // fall of 9
    [InlineData("eu-label", "59", "44", "49", false)] // fall of 10 under 50 is itself in the hold row
    [InlineData("esc-2022", "65", "39", "40", true)]
    [InlineData("esc-2022", "65", "38", "39.9", false)]
    public void A_repeat_allows_to_resume_or_not(string policy, string baseline, string low, string now, bool expected) =>
        (Hold(policy, Both, Percent(baseline), Percent(low), (40, Percent(now))).ResumeSince is not null).ShouldBe(expected);

    [Theory]
    [InlineData("eu-label", 21, 21)]
    [InlineData("esc-2022", 28, 21)]
    public void A_hold_has_its_minimum_time_and_its_first_repeat(string policy, int minimum, int firstRepeat)
    {
        var hold = Hold(policy, AgentSet.Of(Agent.Trastuzumab), 65, 38);

        hold.EarliestResume.ShouldBe(Low.AddDays(minimum));
        hold.FirstRepeatDays.ShouldBe(firstRepeat);
    }

    [Theory]
    [InlineData("eu-label", 20, "48", false)]
    [InlineData("eu-label", 21, "48", true)]
    [InlineData("eu-label", 21, "50", false)]
    [InlineData("esc-2022", 5, "39.9", true)]
    [InlineData("esc-2022", 5, "40", false)]
    public void A_failing_repeat_proposes_to_stop(string policy, int days, string now, bool expected) =>
        (Hold(policy, Both, 65, 38, (days, Percent(now))).StopSince == Low.AddDays(days)).ShouldBe(expected);

    [Theory]
    [InlineData("us-label", true)]
    [InlineData("eu-label", false)]
    [InlineData("esc-2022", false)]
    public void Only_the_US_labels_propose_to_stop_at_the_fourth_hold(string policy, bool expected) =>
        new LowLvef(Find(policy), new LvefReading(Low, 38, 1, "low", null), Both, 65, 50, number: 4).IsOneHoldTooMany.ShouldBe(expected);

    [Fact]
    public void Conjugates_are_judged_alike_in_every_policy()
    {
        foreach (var conjugate in new[] { Agent.TrastuzumabEmtansine, Agent.TrastuzumabDeruxtecan })
        {
            for (var now = 30m; now <= 70m; now += 0.5m)
            {
                LvefPolicyLibrary.BuiltIn.All.Select(policy => LvefJudge.Judge(policy, AgentSet.Of(conjugate), 62, now, 50)).Distinct().Count()
                    .ShouldBe(1, $"{conjugate} {now}");
            }
        }
    }

    private static decimal Percent(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static LvefPolicy Find(string id) => LvefPolicyLibrary.BuiltIn.Find(id).ShouldNotBeNull();

    private static LowLvef Hold(string policy, AgentSet agents, decimal baseline, decimal low, params (int Days, decimal Percent)[] repeats)
    {
        var hold = new LowLvef(Find(policy), new LvefReading(Low, low, 1, "low", null), agents, baseline, lowerLimitOfNormal: 50, number: 1);
        foreach (var (days, percent) in repeats)
        {
            hold.Add(new LvefReading(Low.AddDays(days), percent, 2, "repeat", null));
        }

        return hold;
    }
}
