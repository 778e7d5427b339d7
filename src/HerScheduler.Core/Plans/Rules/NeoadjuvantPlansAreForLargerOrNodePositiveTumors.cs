using System.Globalization;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>R18. Without a stated size, stage II or III stands for it.</summary>
internal static class NeoadjuvantPlansAreForLargerOrNodePositiveTumors
{
    public static SafetyRule Rule { get; } = new(
        "R18",
        "HER2 therapy before surgery is for a tumor of 2 cm or more, or positive nodes.",
        "warning",
        "US labels of trastuzumab and pertuzumab; founding article",
        "A small node-negative tumor is usually operated on first.")
    {
        Checks = [new(Severity.Warning, WhatIsSmall)],
    };

    private static string? WhatIsSmall(ReviewSubject subject)
    {
        var disease = subject.Plan.Disease;
        if (!subject.Protocol.IsNeoadjuvant || disease.IsNodePositive || disease.IsAtLeastTwoCentimetres)
        {
            return null;
        }

        if (disease.TumorSizeCm is { } size)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"The tumor measures {size} cm and the nodes are negative; neoadjuvant HER2 therapy is for 2 cm or more, or positive nodes.");
        }

        return disease.IsStageTwoOrThree
            ? null
            : $"The stage is {WireNames<Stage>.Of(disease.Stage)} with negative nodes and no tumor size; neoadjuvant HER2 therapy is for 2 cm or more, or positive nodes.";
    }
}
