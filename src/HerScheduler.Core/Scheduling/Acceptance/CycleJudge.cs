using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether a dose can be recorded as given or omitted (rule C15).</summary>
internal static class CycleJudge
{
    /// <summary>Days by which a dose may come before its interval: 2, weekly 1.</summary>
    private static int Tolerance(Track track) => track.IsWeekly ? 1 : 2;

    public static Verdict Given(DoseGiven fact, Projection before)
    {
        if (before.Work.Ledger.Given.TryGetValue(fact.Event, out var given))
        {
            var further = FurtherDoseJudge.Given(fact, given);
            return further.Ground is null ? InOrder(fact, before.Find(fact.Event)!, before) : further;
        }

        var (cycle, refused) = FindCycle(before, fact.Event);
        if (cycle is null)
        {
            return refused;
        }

        if (fact.Agents is { } agents)
        {
            var unknown = Unknown(cycle, agents);
            if (unknown.Ground is not null)
            {
                return unknown;
            }
        }
        else if (cycle.Cycle!.Agents.Except(cycle.Cycle.Held).IsEmpty)
        {
            return Verdict.Contradiction("#/event", $"{fact.Event} is on hold. Record the resume first, or name the agents that were given all the same");
        }

        return InOrder(fact, cycle, before);
    }

    public static Verdict Omitted(DoseOmitted fact, Projection before)
    {
        if (before.Work.Ledger.Given.TryGetValue(fact.Event, out var given))
        {
            return FurtherDoseJudge.Omitted(fact, given);
        }

        var (cycle, refused) = FindCycle(before, fact.Event);
        return cycle is null || fact.Agents is not { } agents ? refused : Unknown(cycle, agents);
    }

    private static (Draft? Cycle, Verdict Refused) FindCycle(Projection before, string key)
    {
        var (found, refused) = FactJudge.FindOpen(before, key, "#/event");
        return found is null || found.Kind == EventKind.Cycle
            ? (found, refused)
            : (null, Verdict.Contradiction("#/event", $"{key} is not a cycle: doses belong to cycles"));
    }

    private static Verdict Unknown(Draft cycle, AgentSet agents)
    {
        var unknown = agents.Except(cycle.Cycle!.Track.AgentSet);
        return unknown.IsEmpty ? Verdict.Accepted : NotPartOf(cycle.Key, unknown, cycle.Cycle.Track);
    }

    public static Verdict NotPartOf(string key, AgentSet unknown, Track track) =>
        Verdict.Contradiction("#/agents", $"{Notes.Names(unknown)} is not part of {key} ({Notes.Names(track.AgentSet)})");

    private static Verdict InOrder(DoseGiven fact, Draft cycle, Projection before) =>
        HistoryJudge.Dose(fact, cycle, before.Work.Plan.History) is { Ground: not null } contradiction ? contradiction :
        Predecessor(fact, cycle) is { Ground: not null } early ? early : Successor(fact, cycle, before);

    /// <summary>On or before its predecessor, or more than 2 days (weekly: 1) earlier than the interval allows after one that was given.</summary>
    private static Verdict Predecessor(DoseGiven fact, Draft cycle)
    {
        var previous = cycle.Cycle!.Predecessor;
        while (previous is { Status: EventStatus.Omitted or EventStatus.Cancelled })
        {
            previous = previous.Cycle!.Predecessor;
        }

        if (previous is null)
        {
            return Verdict.Accepted;
        }

        var interval = previous.Cycle!.Track.IntervalDays;
        var days = fact.Date.DayNumber - previous.Date.DayNumber;
        if (days <= 0)
        {
            return Verdict.NeedsForce("#/date", Notes.Text(
                $"{fact.Event} on {fact.Date:O} is not after {previous.Key} ({State(previous)}{previous.Date:O}); the interval is {interval} days"));
        }

        return previous.IsDone && days < interval - Tolerance(previous.Cycle.Track)
            ? Verdict.NeedsForce("#/date", Notes.Text(
                $"{fact.Event} on {fact.Date:O} is {days} {(days == 1 ? "day" : "days")} after {previous.Key} ({previous.Date:O}); the interval is {interval} days"))
            : Verdict.Accepted;
    }

    /// <summary>A later cycle of the track was given on or before this date.</summary>
    private static Verdict Successor(DoseGiven fact, Draft cycle, Projection before)
    {
        foreach (var later in before.Work.Cycles)
        {
            if (later.IsDone && later.Cycle!.Track.Id == cycle.Cycle!.Track.Id && later.Cycle.Number > cycle.Cycle.Number && later.Date <= fact.Date)
            {
                return Verdict.NeedsForce("#/date", Notes.Text($"{fact.Event} on {fact.Date:O} is not before {later.Key} ({later.Date:O}), which follows it"));
            }
        }

        return Verdict.Accepted;
    }

    private static string State(Draft previous) => previous.IsDone ? string.Empty : "planned ";
}
