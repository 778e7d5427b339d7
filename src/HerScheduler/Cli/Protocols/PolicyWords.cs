using System.Globalization;
using HerScheduler.Core.Cardiac.Policies;

namespace HerScheduler.Cli.Protocols;

/// <summary>The rows of an LVEF policy in words.</summary>
internal static class PolicyWords
{
    /// <summary><c>hold when LVEF &lt; 50 and fall ≥ 10; first repeat after 21 days; …</c>.</summary>
    public static string Row(AgentPolicy agent, LvefRow row) => row.Then switch
    {
        LvefAction.Hold => Hold(row.Hold!, When(row), agent.StopAtHold),
        LvefAction.Repeat => $"repeat, no hold, {When(row)}",
        LvefAction.Continue => $"go on {When(row)}",
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Then, "No words for what this row asks for."),
    };

    /// <summary><c>fall ≥ 16, or LVEF &lt; LLN and fall ≥ 10</c>. A fall is in points, from the baseline.</summary>
    public static string Condition(LvefCondition condition) => string.Join(
        ", or ",
        condition.Alternatives.Select(alternative =>
            string.Join(" and ", new[] { Range("LVEF", alternative.Now), Range("fall", alternative.Fall) }.OfType<string>())));

    private static string When(LvefRow row) => row.When is { } when ? $"when {Condition(when)}" : "otherwise";

    private static string Hold(HoldRule hold, string when, int? stopAtHold)
    {
        var resume = hold.Resume is { } met ? Condition(met) : "no hold row fits";
        var number = stopAtHold is { } hit ? string.Create(CultureInfo.InvariantCulture, $", or on LVEF hold {hit}") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"hold {when}; first repeat after {hold.FirstRepeatDays} days; resume from day {hold.EarliestResumeDays} when {resume}; stopping proposed when {Stop(hold.Stop)}{number}");
    }

    private static string Stop(StopRule stop) => stop switch
    {
        StopRule.NotMetAfter after => string.Create(CultureInfo.InvariantCulture, $"that is not met more than {after.Days} days after"),
        StopRule.NotMetAtRepeat { FromDay: 0 } => "a repeat does not meet that",
        StopRule.NotMetAtRepeat repeat => string.Create(CultureInfo.InvariantCulture, $"a repeat {repeat.FromDay} or more days after does not meet that"),
        StopRule.RepeatIs repeat => $"a repeat has {Condition(repeat.Condition)}",
        _ => throw new ArgumentOutOfRangeException(nameof(stop), stop, "No words for this stop rule."),
    };

    private static string? Range(string name, LvefRange? range) => range switch
    {
        null => null,
        { Lower: { } lower, Upper: { } upper } => $"{End(lower)} {(lower.IsIncluded ? '≤' : '<')} {name} {(upper.IsIncluded ? '≤' : '<')} {End(upper)}",
        { Lower: { } lower } => $"{name} {(lower.IsIncluded ? '≥' : '>')} {End(lower)}",
        { Upper: { } upper } => $"{name} {(upper.IsIncluded ? '≤' : '<')} {End(upper)}",
        _ => null,
    };

    private static string End(LvefBound bound) => bound.IsLowerLimitOfNormal ? "LLN" : bound.Value.ToString("0.#", CultureInfo.InvariantCulture);
}
