using System.Text.Json.Serialization;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans;

/// <summary>How often LVEF is measured on HER2 therapy.</summary>
public enum EchoInterval
{
    [JsonStringEnumMemberName("3-months")] ThreeMonths,
    [JsonStringEnumMemberName("12-weeks")] TwelveWeeks,
    [JsonStringEnumMemberName("4-months")] FourMonths,
    [JsonStringEnumMemberName("6-months")] SixMonths,
}

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
/// <param name="LvefLowerLimitOfNormal">LVEF, percent, 40–70. Default: 50.</param>
/// <param name="SurgeryAfterDays">Days from the last chemotherapy cycle to surgery, 1–90. Default: 28.</param>
public sealed record PlanSettings(
    EchoInterval EchoInterval,
    Her2Duration Her2Duration,
    bool PeriOperativeHer2,
    LateDoseRule LateDoseRule,
    decimal LvefLowerLimitOfNormal,
    int SurgeryAfterDays)
{
    /// <summary>How trastuzumab and pertuzumab are given every 21 days. Default: intravenously.</summary>
    public Formulation Formulation { get; init; }

    public static PlanSettings Default { get; } =
        new(EchoInterval.ThreeMonths, Her2Duration.EighteenCycles, PeriOperativeHer2: false, LateDoseRule.Us, 50m, 28);
}
