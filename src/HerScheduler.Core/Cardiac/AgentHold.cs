using HerScheduler.Core.Cardiac.Policies;

namespace HerScheduler.Core.Cardiac;

/// <summary>One agent of a hold: the row of its policy in force, and what the repeats so far say by it.</summary>
internal sealed class AgentHold
{
    private readonly AgentPolicy _policy;
    private readonly decimal? _baseline;
    private readonly decimal _lowerLimitOfNormal;
    private readonly DateOnly _low;

    /// <param name="policy">The agent's table.</param>
    /// <param name="low">The result that caused the hold, by this agent's table or by another's.</param>
    /// <param name="baseline">Null when none is known.</param>
    /// <param name="lowerLimitOfNormal">The plan's.</param>
    public AgentHold(AgentPolicy policy, LvefReading low, decimal? baseline, decimal lowerLimitOfNormal)
    {
        (_policy, _baseline, _lowerLimitOfNormal, _low) = (policy, baseline, lowerLimitOfNormal, low.Date);
        Rule = policy.RowFor(policy.Measure(baseline, low.Percent, lowerLimitOfNormal)).Hold ?? policy.FirstHold;
        StopSince = Rule.Stop is StopRule.NotMetAfter after ? TooLate(after) : null;
    }

    /// <summary>The row in force: of the low result, then of the last repeat but one that a hold row fitted.</summary>
    public HoldRule Rule { get; private set; }

    /// <summary>The latest repeat meets the criteria to resume; days are not looked at.</summary>
    public bool MayResume { get; private set; }

    /// <summary>The first day on which stopping is proposed by the results so far; null: it is not.</summary>
    public DateOnly? StopSince { get; private set; }

    /// <summary>
    /// A value that a hold row fits never meets the criteria to resume; the conditions of that row stand from the next repeat on.
    /// </summary>
    public void Add(LvefReading repeat)
    {
        var measure = _policy.Measure(_baseline, repeat.Percent, _lowerLimitOfNormal);
        var row = _policy.RowFor(measure);
        MayResume = row.Hold is null && Rule.MayResume(measure);
        StopSince = Rule.Stop switch
        {
            StopRule.NotMetAfter after => MayResume ? null : StopSince ?? Later(repeat.Date, TooLate(after)),
            StopRule.NotMetAtRepeat from => !MayResume && repeat.Date >= _low.AddDays(from.FromDay) ? StopSince ?? repeat.Date : null,
            // Two results of one day are one measurement told twice, not a repeat.
            StopRule.RepeatIs like => like.Condition.Fits(measure) && repeat.Date > _low ? StopSince ?? repeat.Date : null,
            _ => throw new InvalidOperationException($"A stop rule that nothing judges: {Rule.Stop}."),
        };
        Rule = row.Hold ?? Rule;
    }

    private DateOnly TooLate(StopRule.NotMetAfter after) => _low.AddDays(after.Days + 1);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
