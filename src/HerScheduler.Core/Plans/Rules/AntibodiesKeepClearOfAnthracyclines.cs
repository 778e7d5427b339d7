using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>R2. The time from the first anthracycline dose (included) to one interval after the last (excluded). T-DM1 and T-DXd are not meant.</summary>
internal static class AntibodiesKeepClearOfAnthracyclines
{
    public static SafetyRule Rule { get; } = new(
        "R2",
        "Trastuzumab and pertuzumab stay away from anthracyclines: from the first dose until one interval past the final one.",
        "error",
        "US label of trastuzumab; sequence as in BERENICE and TRYPHAENA arm B",
        "Trastuzumab given at the same time as an anthracycline adds up the harm both do to the heart. The built-in protocols give one after the other.")
    {
        Checks = [new(Severity.Error, WhatComesTooClose)],
    };

    private static string? WhatComesTooClose(ReviewSubject subject)
    {
        if (ProtocolOutline.Of(subject.Protocol).Clash is not { } clash)
        {
            return null;
        }

        var origin = clash.Dose.Track.Phase == TrackPhase.AfterSurgery ? "after the restart" : $"after {subject.Plan.Start:O}";
        return $"{clash.Dose.Key} gives {Antibodies(clash.Dose)} {clash.Dose.Day} days {origin}, within the anthracycline part "
            + $"(first dose on day {clash.From}); the earliest is day {clash.Until}, one cycle length after the last anthracycline dose.";
    }

    private static string Antibodies(UndisturbedCycle dose) =>
        dose.Track.AgentSet.Includes(AgentSet.Her2Antibodies) ? "trastuzumab and pertuzumab"
        : dose.Track.AgentSet.Contains(Agent.Trastuzumab) ? "trastuzumab"
        : "pertuzumab";
}
