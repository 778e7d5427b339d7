using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Cardiac;

/// <summary>What one LVEF means for the HER2 therapy in use.</summary>
internal enum LvefVerdict
{
    Continue,

    /// <summary>Repeat within 21 days, without a hold.</summary>
    Repeat,
    Hold,
}

/// <summary>
/// The tables of LVEF decisions (rules R7, L1–L7): absolute percentage points, fall = baseline − now.
/// Without a baseline a value under the agent's threshold counts as a fall of 10.
/// </summary>
/// <remarks>Sources: US labels of Herceptin, Perjeta, Kadcyla (early disease) and Enhertu.</remarks>
internal static class LvefRules
{
    /// <summary>The fourth LVEF hold of trastuzumab proposes to stop.</summary>
    public const int HoldsBeforeStopping = 4;

    /// <summary>Trastuzumab not recovered more than this many days after the low result proposes to stop.</summary>
    public const int TrastuzumabRecoveryDays = 56;

    /// <summary>A repeat at least this many days after the low result decides on pertuzumab.</summary>
    public const int PertuzumabRepeatDays = 21;

    /// <summary>What <paramref name="now"/> means; with several agents in use the strictest answer counts.</summary>
    public static LvefVerdict Judge(AgentSet inUse, decimal? baseline, decimal now, decimal lowerLimitOfNormal)
    {
        var verdict = LvefVerdict.Continue;
        foreach (var rule in Rules(inUse, lowerLimitOfNormal))
        {
            var found = rule.Judge(now, rule.Fall(baseline, now));
            verdict = found > verdict ? found : verdict;
        }

        return verdict;
    }

    /// <summary>True when every agent in use may be resumed with <paramref name="now"/>, the minimum time apart.</summary>
    /// <param name="inUse">The agents on hold.</param>
    /// <param name="baseline">Null when none is known.</param>
    /// <param name="low">The LVEF that caused the hold.</param>
    /// <param name="now">The repeat.</param>
    /// <param name="lowerLimitOfNormal">For trastuzumab.</param>
    public static bool MayResume(AgentSet inUse, decimal? baseline, decimal low, decimal now, decimal lowerLimitOfNormal) =>
        Rules(inUse, lowerLimitOfNormal).All(rule => rule.MayResume(low, now, rule.Fall(baseline, now)));

    /// <summary>Days from the low result to the earliest resume: 28 with trastuzumab, else 21.</summary>
    public static int MinimumHoldDays(AgentSet inUse) => inUse.Contains(Agent.Trastuzumab) ? 28 : 21;

    /// <summary>Days from the low result to the first repeat: 28 for trastuzumab alone, else 21.</summary>
    public static int FirstRepeatDays(AgentSet inUse) => inUse == AgentSet.Of(Agent.Trastuzumab) ? 28 : 21;

    /// <summary>True when a repeat <paramref name="days"/> after the low result that fails the resume rule proposes to stop at once.</summary>
    public static bool RepeatProposesStopping(AgentSet inUse, decimal? baseline, decimal low, decimal now, int days)
    {
        foreach (var rule in Rules(inUse, 0m))
        {
            if (rule.RepeatDays is { } minimum && days >= minimum && !rule.MayResume(low, now, rule.Fall(baseline, now)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<AgentRule> Rules(AgentSet inUse, decimal lowerLimitOfNormal)
    {
        if (inUse.Contains(Agent.Trastuzumab))
        {
            yield return new TrastuzumabRule(lowerLimitOfNormal);
        }

        if (inUse.Contains(Agent.Pertuzumab))
        {
            yield return PertuzumabRule.Instance;
        }

        if (inUse.Contains(Agent.TrastuzumabEmtansine))
        {
            yield return EmtansineRule.Instance;
        }

        if (inUse.Contains(Agent.TrastuzumabDeruxtecan))
        {
            yield return DeruxtecanRule.Instance;
        }
    }

    /// <summary>One row of the table.</summary>
    private abstract record AgentRule
    {
        /// <summary>A failing repeat this many days after the low result, or later, proposes to stop; null: time alone decides.</summary>
        public abstract int? RepeatDays { get; }

        public abstract LvefVerdict Judge(decimal now, decimal fall);

        public abstract bool MayResume(decimal low, decimal now, decimal fall);

        public decimal Fall(decimal? baseline, decimal now) => baseline is { } known ? known - now : CountsAsFallen(now) ? 10m : 0m;

        protected abstract bool CountsAsFallen(decimal now);
    }

    private sealed record TrastuzumabRule(decimal LowerLimitOfNormal) : AgentRule
    {
        public override int? RepeatDays => null;

        public override LvefVerdict Judge(decimal now, decimal fall) =>
            fall >= 16m || (now < LowerLimitOfNormal && fall >= 10m) ? LvefVerdict.Hold : LvefVerdict.Continue;

        public override bool MayResume(decimal low, decimal now, decimal fall) => now >= LowerLimitOfNormal && fall <= 15m;

        protected override bool CountsAsFallen(decimal now) => now < LowerLimitOfNormal;
    }

    private sealed record PertuzumabRule : AgentRule
    {
        public static PertuzumabRule Instance { get; } = new();

        public override int? RepeatDays => PertuzumabRepeatDays;

        public override LvefVerdict Judge(decimal now, decimal fall) => now < 50m && fall >= 10m ? LvefVerdict.Hold : LvefVerdict.Continue;

        public override bool MayResume(decimal low, decimal now, decimal fall) => now >= 50m || fall < 10m;

        protected override bool CountsAsFallen(decimal now) => now < 50m;
    }

    private sealed record EmtansineRule : AgentRule
    {
        public static EmtansineRule Instance { get; } = new();

        public override int? RepeatDays => 0;

        public override LvefVerdict Judge(decimal now, decimal fall) => now switch
        {
            < 45m => LvefVerdict.Hold,
            < 50m => fall >= 10m ? LvefVerdict.Hold : LvefVerdict.Repeat,
            _ => LvefVerdict.Continue,
        };

        public override bool MayResume(decimal low, decimal now, decimal fall) => low < 45m ? now >= 45m : now >= 50m || fall < 10m;

        protected override bool CountsAsFallen(decimal now) => now < 50m;
    }

    private sealed record DeruxtecanRule : AgentRule
    {
        public static DeruxtecanRule Instance { get; } = new();

        public override int? RepeatDays => 0;

        public override LvefVerdict Judge(decimal now, decimal fall) => now switch
        {
            < 40m => LvefVerdict.Hold,
            _ when fall > 20m => LvefVerdict.Hold,
            <= 45m => fall >= 10m ? LvefVerdict.Hold : LvefVerdict.Repeat,
            _ => LvefVerdict.Continue,
        };

        public override bool MayResume(decimal low, decimal now, decimal fall) => fall < 10m;

        protected override bool CountsAsFallen(decimal now) => now <= 45m;
    }
}
