using HerScheduler.Core.Dosing;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Json;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether the dose of an agent can be changed from there on (rule C11).</summary>
internal static class DoseChangeJudge
{
    public static Verdict Judge(DoseChanged fact, Projection before)
    {
        if (fact.From.Event is { } key)
        {
            return FromCycle(fact, key, before);
        }

        var day = fact.From.Day!.Value;
        var first = ChangedDoses.FirstCycle(before.Work, fact);
        if (first is null)
        {
            return Verdict.Contradiction("#/agent", $"the plan has no cycle with {WireNames<Agent>.Of(fact.Agent)}");
        }

        return first.Date >= day
            ? Verdict.Accepted
            : Verdict.Warning(Notes.Text($"no cycle with {WireNames<Agent>.Of(fact.Agent)} is dated {day:O} or later: the change shows nowhere yet"));
    }

    private static Verdict FromCycle(DoseChanged fact, string key, Projection before)
    {
        var (found, refused) = FactJudge.FindOpen(before, key, "#/from");
        if (found is null)
        {
            return refused;
        }

        if (found.Kind != EventKind.Cycle)
        {
            return Verdict.Contradiction("#/from", $"{key} is not a cycle: doses belong to cycles. Name a cycle or a day");
        }

        return found.Cycle!.Track.AgentSet.Contains(fact.Agent)
            ? Verdict.Accepted
            : Verdict.Contradiction("#/agent", $"{WireNames<Agent>.Of(fact.Agent)} is not part of {key} ({Notes.Names(found.Cycle.Track.AgentSet)})");
    }
}
