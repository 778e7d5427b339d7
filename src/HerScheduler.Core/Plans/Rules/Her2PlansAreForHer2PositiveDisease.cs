using System.Globalization;
using HerScheduler.Core.Json;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>R17. Two looks: the receptor (an error), and for neoadjuvant therapy the extent (a warning). Without a stated size, stage II or III stands for it.</summary>
internal static class Her2PlansAreForHer2PositiveDisease
{
    public static SafetyRule Rule { get; } = new(
        "R17",
        "HER2 therapy is for HER2-positive disease; before surgery it is for a tumor of 2 cm or more or positive nodes.",
        "error / warning",
        "US labels of trastuzumab and pertuzumab; founding article",
        "Without the receptor the agents have no target and still their harm. A small node-negative tumor is usually operated on first.")
    {
        Checks = [new(Severity.Error, WhatIsNegative), new(Severity.Warning, WhatIsSmall)],
    };

    private static string? WhatIsNegative(ReviewSubject subject) =>
        subject.Plan.Disease.Her2 == MarkerStatus.Negative
            ? $"disease.her2 is negative; protocol {subject.Protocol.Id} is for HER2-positive disease."
            : null;

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
