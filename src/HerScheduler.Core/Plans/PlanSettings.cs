using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>When the HER2 course is complete.</summary>
public enum Her2Duration
{
    EighteenCycles,
    OneYear,
}

/// <summary>Whose label decides when a late trastuzumab dose is reloaded.</summary>
public enum LateDoseRule
{
    Us,
    Eu,
}

/// <summary>How a plan's dates are computed. A site's profile gives the defaults of its plans.</summary>
/// <param name="EchoInterval">Between LVEF echoes on HER2 therapy. Default: 3 months.</param>
/// <param name="Her2Duration">Default: 18 cycles.</param>
/// <param name="PeriOperativeHer2">True: HER2 therapy goes on through surgery. Default: false.</param>
/// <param name="LateDoseRule">Default: US label.</param>
/// <param name="LvefPolicy">The id of the policy that decides on a low LVEF. Default: <c>us-label</c>.</param>
/// <param name="LvefLowerLimitOfNormal">LVEF, percent, 40–70. Default: 50.</param>
/// <param name="SurgeryAfterDays">Days from the last chemotherapy cycle to surgery, 1–90. Default: 28.</param>
public sealed record PlanSettings(
    EchoIntervals EchoInterval,
    Her2Duration Her2Duration,
    bool PeriOperativeHer2,
    LateDoseRule LateDoseRule,
    string LvefPolicy,
    decimal LvefLowerLimitOfNormal,
    int SurgeryAfterDays)
{
    /// <summary>How trastuzumab and pertuzumab are given every 21 days. Default: intravenously.</summary>
    public Formulation Formulation { get; init; }

    public static PlanSettings Default { get; } =
        new(Plans.EchoInterval.ThreeMonths, Her2Duration.EighteenCycles, PeriOperativeHer2: false, LateDoseRule.Us, Cardiac.Policies.LvefPolicy.DefaultId, 50m,
            28);
}
