using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Dosing;

/// <summary>The doses that were changed for one patient (rule C11): a text, no date moves.</summary>
internal static class ChangedDoses
{
    /// <summary>The changed maintenance dose of <paramref name="agent"/> in a cycle; null: the protocol's.</summary>
    public static string? Of(Workspace work, Draft cycle, Agent agent)
    {
        DoseChange? latest = null;
        DateOnly latestStart = default;
        foreach (var change in work.Ledger.DoseChanges)
        {
            var start = StartOf(work, change);
            var reaches = change.Agent == agent && Reaches(change, start, cycle) && !Formulations.HasChanged(work.Ledger, agent, start, cycle.Date);
            if (reaches && (latest is null || start >= latestStart))
            {
                (latest, latestStart) = (change, start);
            }
        }

        return latest?.Dose;
    }

    /// <summary>The first cycle that a change reaches, or the last one of the agent when none does; null when the plan has none with that agent.</summary>
    public static Draft? FirstCycle(Workspace work, DoseChanged fact)
    {
        Draft? first = null, last = null;
        foreach (var cycle in work.Cycles)
        {
            if (cycle.Status == EventStatus.Cancelled || !cycle.Cycle!.Track.AgentSet.Contains(fact.Agent))
            {
                continue;
            }

            var isReached = fact.From.Event is { } key ? cycle.Key == key : cycle.Date >= fact.From.Day;
            first = isReached && (first is null || cycle.Date < first.Date) ? cycle : first;
            last = last is null || cycle.Date > last.Date ? cycle : last;
        }

        return first ?? (fact.From.Event is null ? last : null);
    }

    /// <summary>In its own track by number, so that a cycle on the wrong side of a late one is not missed; in later tracks by date.</summary>
    private static bool Reaches(DoseChange change, DateOnly start, Draft cycle)
    {
        var part = cycle.Cycle!;
        if (part.Track.IntervalDays != change.IntervalDays)
        {
            return false;
        }

        return change.First is { } first && first.Track == part.Track.Id ? part.Number >= first.Number : cycle.Date >= start;
    }

    private static DateOnly StartOf(Workspace work, DoseChange change)
    {
        if (change.First is { } first)
        {
            foreach (var cycle in work.Cycles)
            {
                if (cycle.Cycle!.Track.Id == first.Track && cycle.Cycle.Number == first.Number)
                {
                    return cycle.Date;
                }
            }
        }

        return change.Day;
    }
}
