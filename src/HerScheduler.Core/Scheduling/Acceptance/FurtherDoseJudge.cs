using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;

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
                $"{Notes.Names(again)} of {fact.Event} is recorded already ({given.DateOf(again.Members().First()):O}). Retract that first, or name other agents"));
        }

        var farthest = fact.Date.DayNumber - given.Date.DayNumber > MostDaysApart ? given.Date
            : given.LastDate.DayNumber - fact.Date.DayNumber > MostDaysApart ? given.LastDate
            : fact.Date;
        return farthest == fact.Date
            ? Verdict.Accepted
            : Verdict.Contradiction("#/date", Notes.Text(
                $"{fact.Date:O} is more than {MostDaysApart} days from {farthest:O}, on which {fact.Event} was recorded too: one cycle lies closer together"));
    }

    /// <summary>Only what is awaited can be left out of a cycle that was given; without agents it is all of that.</summary>
    public static Verdict Omitted(DoseOmitted fact, GivenDose given)
    {
        if (given.Awaited.IsEmpty)
        {
            return Verdict.Contradiction("#/event", Notes.Text($"{fact.Event} is closed: done ({given.Date:O}). Retract the fact that closed it first"));
        }

        var others = fact.Agents?.Except(given.Awaited) ?? AgentSet.Empty;
        return others.IsEmpty
            ? Verdict.Accepted
            : Verdict.Contradiction("#/agents", $"{Notes.Names(others)} of {fact.Event} is not awaited. Awaited: {Notes.Names(given.Awaited)}");
    }
}
