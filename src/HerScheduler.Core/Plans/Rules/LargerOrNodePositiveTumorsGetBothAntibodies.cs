using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>R1. Two centimetres exactly is enough; stage IV alone is no reason.</summary>
internal static class LargerOrNodePositiveTumorsGetBothAntibodies
{
    private static readonly AgentSet Both = AgentSet.Of(Agent.Trastuzumab, Agent.Pertuzumab);

    public static SafetyRule Rule { get; } = new(
        "R1",
        "Before surgery, stage II–III, a tumor of 2 cm or more, or positive nodes call for trastuzumab together with pertuzumab.",
        "error",
        "NeoSphere; TRYPHAENA; founding article",
        "Blocking HER2 at two sites is the established therapy before surgery when the tumor is large or has reached the nodes. Where pertuzumab "
        + "cannot be given (an allergy, for instance), a clinician overrides the rule with the reason.")
    {
        Checks = [new(Severity.Error, WhatIsMissing)],
    };

    private static string? WhatIsMissing(ReviewSubject subject)
    {
        if (!subject.Protocol.IsNeoadjuvant || ProtocolOutline.Of(subject.Protocol).InitialAgents.Includes(Both))
        {
            return null;
        }

        return WhyBoth(subject.Plan.Disease) is { } reason
            ? $"{reason}, and protocol {subject.Protocol.Id} gives {WhatIsGiven(subject.Protocol)} before surgery; both trastuzumab and pertuzumab belong there."
            : null;
    }

    private static string? WhyBoth(Disease disease) => disease switch
    {
        { IsNodePositive: true } => "The nodes are positive",
        { IsAtLeastTwoCentimetres: true } => string.Create(CultureInfo.InvariantCulture, $"The tumor measures {disease.TumorSizeCm} cm (2 cm or more)"),
        { IsStageTwoOrThree: true } => $"The stage is {WireNames<Stage>.Of(disease.Stage)}",
        _ => null,
    };

    private static string WhatIsGiven(Protocol protocol)
    {
        var antibodies = ProtocolOutline.Of(protocol).InitialAgents.Intersect(Both);
        return antibodies.Contains(Agent.Trastuzumab) ? "trastuzumab without pertuzumab"
            : antibodies.Contains(Agent.Pertuzumab) ? "pertuzumab without trastuzumab"
            : "neither trastuzumab nor pertuzumab";
    }
}
