using System.ComponentModel.DataAnnotations;

namespace HerScheduler.Settings;

/// <summary>The plan settings of a site, in the words of a plan document. What is not set has the product's default.</summary>
public sealed class SitePlanSettings
{
    /// <summary>3-months | 4-months | 6-months | N-weeks (4–26).</summary>
    /// <value>Default: <c>3-months</c>.</value>
    public string EchoInterval { get; set; } = "3-months";

    /// <summary>The interval after the first normal LVEF on treatment, in the same words.</summary>
    /// <value>Default: the same as <see cref="EchoInterval"/>.</value>
    public string? EchoIntervalThen { get; set; }

    /// <summary>eighteen-cycles | one-year.</summary>
    /// <value>Default: <c>eighteen-cycles</c>.</value>
    public string Her2Duration { get; set; } = "eighteen-cycles";

    /// <summary>HER2 therapy goes on through surgery.</summary>
    /// <value>Default: false.</value>
    public bool PeriOperativeHer2 { get; set; }

    /// <summary>us | eu.</summary>
    /// <value>Default: <c>us</c>.</value>
    public string LateDoseRule { get; set; } = "us";

    /// <summary>The id of an LVEF policy, built in or from the protocols folder.</summary>
    /// <value>Default: <c>us-label</c>.</value>
    public string LvefPolicy { get; set; } = Core.Cardiac.Policies.LvefPolicy.DefaultId;

    /// <summary>Percent, 40–70.</summary>
    /// <value>Default: 50.</value>
    [Range(40d, 70d, ErrorMessage = "40 to 70 percent")]
    public decimal LvefLowerLimitOfNormal { get; set; } = 50m;

    /// <summary>Days from the last chemotherapy cycle to surgery, 1–90.</summary>
    /// <value>Default: 28.</value>
    [Range(1, 90, ErrorMessage = "1 to 90 days")]
    public int SurgeryAfterDays { get; set; } = 28;
}
