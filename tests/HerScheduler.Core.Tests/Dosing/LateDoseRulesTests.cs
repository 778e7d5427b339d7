using HerScheduler.Core.Dosing;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Tests.Dosing;

/// <summary>Rules D1–D5: the last day of maintenance.</summary>
public sealed class LateDoseRulesTests
{
    [Theory]
    [InlineData(Agent.Trastuzumab, false, true, LateDoseRule.Us, 28)] // D1
    [InlineData(Agent.Trastuzumab, false, false, LateDoseRule.Us, 28)] // D1
    [InlineData(Agent.Trastuzumab, false, false, LateDoseRule.Eu, 28)] // D1: EU, alone
    [InlineData(Agent.Trastuzumab, false, true, LateDoseRule.Eu, 41)] // D2
    [InlineData(Agent.Trastuzumab, true, false, LateDoseRule.Us, 14)] // D3: weekly, and the step to every 3 weeks
    [InlineData(Agent.Trastuzumab, true, true, LateDoseRule.Eu, 14)] // D3
    [InlineData(Agent.Pertuzumab, false, true, LateDoseRule.Us, 41)] // D4
    [InlineData(Agent.TrastuzumabEmtansine, false, false, LateDoseRule.Us, null)] // D5
    [InlineData(Agent.TrastuzumabDeruxtecan, false, false, LateDoseRule.Eu, null)] // D5
    [InlineData(Agent.Docetaxel, false, false, LateDoseRule.Us, null)]
    public void Each_agent_has_its_limit_or_none(Agent agent, bool previousWeekly, bool withPertuzumab, LateDoseRule rule, int? days) =>
        LateDoseRules.MaintenanceLimit(agent, previousWeekly, withPertuzumab, rule).ShouldBe(days);
}
