using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Cardiac.Policies;

/// <summary>
/// What an LVEF means for HER2 therapy, as data: whose label or guideline decides when it is held, repeated, resumed or stopped (rule R7, tables L1–L7).
/// </summary>
/// <param name="Id">For example <c>us-label</c>.</param>
/// <param name="Title">For a person.</param>
/// <param name="CloseWatchDays">Days from one LVEF to the next after a low one, until two in a row are normal.</param>
/// <param name="Agents">One table for each HER2 agent.</param>
/// <param name="Source">The label or guideline it comes from.</param>
/// <param name="Confidence">Whether the source was read (<c>S</c>) or is general knowledge still to be verified (<c>M</c>).</param>
public sealed record LvefPolicy(string Id, string Title, int CloseWatchDays, IReadOnlyList<AgentPolicy> Agents, string Source, string Confidence)
{
    /// <summary>The policy of a plan that names none.</summary>
    public const string DefaultId = "us-label";
}

/// <summary>The rows for one agent, in order: the first that fits decides.</summary>
/// <param name="Agent">The HER2 agent in use.</param>
/// <param name="CountsAsFallen">Without a baseline, an LVEF that fits this counts as a fall of 10, any other as none.</param>
/// <param name="StopAtHold">The so-many-th LVEF hold of the course proposes to stop; null: none does.</param>
/// <param name="Rows">Every LVEF fits exactly one of those with a condition, or the last one, which can be without.</param>
/// <param name="Source">Where the rows come from.</param>
public sealed record AgentPolicy(Agent Agent, LvefCondition CountsAsFallen, int? StopAtHold, IReadOnlyList<LvefRow> Rows, string Source)
{
    /// <summary>What an LVEF counts as that is under the threshold while no baseline is known.</summary>
    public const decimal FallWithoutBaseline = 10m;

    /// <summary>What stands while the agent is on hold for another one's sake, and no row of its own asks for it.</summary>
    internal HoldRule FirstHold
    {
        get
        {
            for (var i = 0; i < Rows.Count; i++)
            {
                if (Rows[i].Hold is { } hold)
                {
                    return hold;
                }
            }

            throw new InvalidOperationException($"The policy has no hold row for {Agent}: its reader let it pass.");
        }
    }

    internal LvefMeasure Measure(decimal? baseline, decimal now, decimal lowerLimitOfNormal)
    {
        var known = new LvefMeasure(now, baseline - now ?? 0m, lowerLimitOfNormal);
        return baseline is null && CountsAsFallen.Fits(known) ? known with { Fall = FallWithoutBaseline } : known;
    }

    internal LvefRow RowFor(in LvefMeasure lvef)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].When is not { } when || when.Fits(lvef))
            {
                return Rows[i];
            }
        }

        throw new InvalidOperationException($"The policy has no row for {Agent} at {lvef.Now} %: its reader let it pass.");
    }
}

/// <summary>What an LVEF asks for.</summary>
public enum LvefAction
{
    Continue,

    /// <summary>Repeat within 21 days, without a hold.</summary>
    Repeat,
    Hold,
}

/// <summary>One row.</summary>
/// <param name="Then">What it asks for.</param>
/// <param name="When">Null in the last row only: whatever no other row fits.</param>
/// <param name="Hold">How the hold goes on; null for a row that does not hold.</param>
public sealed record LvefRow(LvefAction Then, LvefCondition? When, HoldRule? Hold);

/// <summary>How a hold goes on. Days count from the low result.</summary>
/// <param name="EarliestResumeDays">To the earliest day on which a clinician should resume.</param>
/// <param name="FirstRepeatDays">To the first repeat echo.</param>
/// <param name="Resume">What a repeat has to meet; null: nothing but that no hold row fits it.</param>
/// <param name="Stop">When stopping is proposed.</param>
public sealed record HoldRule(int EarliestResumeDays, int FirstRepeatDays, LvefCondition? Resume, StopRule Stop)
{
    /// <summary>True when a repeat, which no hold row fits, meets the criteria to resume.</summary>
    internal bool MayResume(in LvefMeasure repeat) => Resume is null || Resume.Fits(repeat);
}

/// <summary>When a hold proposes to stop the agent for good; one of these.</summary>
public abstract record StopRule
{
    private StopRule()
    {
    }

    /// <summary>The criteria to resume are still not met more than so many days after the low result.</summary>
    public sealed record NotMetAfter(int Days) : StopRule;

    /// <summary>A repeat so many days after the low result, or later, does not meet the criteria to resume.</summary>
    public sealed record NotMetAtRepeat(int FromDay) : StopRule;

    /// <summary>A repeat is like that.</summary>
    public sealed record RepeatIs(LvefCondition Condition) : StopRule;
}
