using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>
/// R2. One finding for each dose. The time from the first anthracycline dose (included) to one interval after the last (excluded). T-DM1 and T-DXd are not
/// meant.
/// </summary>
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

    private static IReadOnlyList<Objection> WhatComesTooClose(ReviewSubject subject) =>
        ProtocolOutline.Of(subject.Protocol).Clashes is { Count: > 0 } clashes ? Objections(clashes, subject.Plan) : [];

    private static IReadOnlyList<Objection> Objections(IReadOnlyList<AnthracyclineClash> clashes, TreatmentPlan plan) =>
        [.. clashes.Select(clash => new Objection(clash.Dose.Key, Message(clash, plan)))];

    private static string Message(AnthracyclineClash clash, TreatmentPlan plan)
    {
        var origin = clash.Dose.Track.Phase == TrackPhase.AfterSurgery ? "after the restart" : $"after {plan.Start:O}";
        return $"{clash.Dose.Key} gives {Antibodies(clash.Dose)} {clash.Dose.Day} days {origin}, within the anthracycline part "
            + $"(first dose on day {clash.From}); the earliest is day {clash.Until}, one cycle length after the last anthracycline dose.";
    }

    private static string Antibodies(UndisturbedCycle dose) =>
        dose.Track.AgentSet.Includes(AgentSet.Her2Antibodies) ? "trastuzumab and pertuzumab"
        : dose.Track.AgentSet.Contains(Agent.Trastuzumab) ? "trastuzumab"
        : "pertuzumab";
}
