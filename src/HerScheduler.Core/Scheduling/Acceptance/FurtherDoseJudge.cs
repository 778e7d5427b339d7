using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether a done cycle can take one more recording: hospital systems report each drug by itself (rule C9).</summary>
internal static class FurtherDoseJudge
{
    /// <summary>No two recordings of a cycle lie further apart.</summary>
    public const int MostDaysApart = 3;

    /// <summary>Other agents, on a day close to all that were recorded.</summary>
    public static Verdict Given(DoseGiven fact, GivenDose given)
    {
        if (fact.Agents is not { } agents)
        {
            return Verdict.Contradiction("#/event", Notes.Text($"{fact.Event} is closed: done ({given.Date:O}). To record more of it name the agents"));
        }

        var unknown = agents.Except(given.Track.AgentSet);
        if (!unknown.IsEmpty)
        {
            return CycleJudge.NotPartOf(fact.Event, unknown, given.Track);
        }

        var again = agents.Intersect(given.Recorded);
        if (!again.IsEmpty)
        {
            return Verdict.Contradiction("#/agents", Notes.Text(
                $"{Notes.Names(again)} of {fact.Event} is recorded already ({given.DateOf(again.Members().First()):O}). Retract that fact first, or name other agents"));
        }

        var farthest = fact.Date.DayNumber - given.Date.DayNumber > MostDaysApart ? given.Date
            : given.LastDate.DayNumber - fact.Date.DayNumber > MostDaysApart ? given.LastDate
            : fact.Date;
        return farthest == fact.Date
            ? Verdict.Accepted
            : Verdict.Contradiction("#/date", Notes.Text(
                $"{fact.Date:O} is more than {MostDaysApart} days from {farthest:O}, on which {fact.Event} was recorded too: what belongs to one cycle lies closer"));
    }

    /// <summary>Only what is awaited can be left out of a cycle that was given.</summary>
    public static Verdict Omitted(DoseOmitted fact, GivenDose given)
    {
        if (fact.Agents is not { } agents || given.Awaited.IsEmpty)
        {
            return Verdict.Contradiction("#/event", Notes.Text($"{fact.Event} is closed: done ({given.Date:O}). {WhatCanBeOmitted(given)}"));
        }

        var others = agents.Except(given.Awaited);
        return others.IsEmpty
            ? Verdict.Accepted
            : Verdict.Contradiction("#/agents", $"{Notes.Names(others)} of {fact.Event} is not awaited. {WhatCanBeOmitted(given)}");
    }

    private static string WhatCanBeOmitted(GivenDose given) => given.Awaited.IsEmpty
        ? "Retract the fact that closed it first"
        : $"Name agents that are awaited: {Notes.Names(given.Awaited)}";
}
