using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Dosing;

/// <summary>Goes through the cycles in date order: form, loading, maintenance or reload of each agent, and which HER2 dose of the course each is.</summary>
internal static class DosePlanner
{
    public static void Mark(Workspace work)
    {
        var cycles = work.Cycles;
        DateOrder.Sort(cycles);
        var history = work.Plan.History;
        Previous trastuzumab = Previous.Of(history?.LastDoseOf(Agent.Trastuzumab)), pertuzumab = Previous.Of(history?.LastDoseOf(Agent.Pertuzumab));
        DateOnly? lastGiven = null;
        var isFollowed = work.Ledger.ConjugateStopped is { Then: not null };
        var thirds = history?.Her2Thirds ?? 0;
        var conjugates = 0;
        foreach (var cycle in cycles)
        {
            var part = cycle.Cycle!;
            if (!part.Track.HasHer2Therapy)
            {
                continue;
            }

            part.Formulation = Formulations.Of(work, part.Track, cycle.Date);
            if (cycle.Status is EventStatus.Omitted or EventStatus.Cancelled)
            {
                continue;
            }

            MarkAgent(work, cycle, Agent.Trastuzumab, ref trastuzumab);
            MarkAgent(work, cycle, Agent.Pertuzumab, ref pertuzumab);
            part.ReloadSince = part.ReloadSince < lastGiven ? lastGiven : part.ReloadSince;
            lastGiven = cycle.IsDone && !part.Her2Agents.IsEmpty ? cycle.Her2To : lastGiven;
            if (isFollowed && !part.Her2Lost && IsConjugateAfterSurgery(work, cycle))
            {
                // A conjugate that antibodies follow counts as a dose of trastuzumab (rule S14).
                trastuzumab = new Previous(Known: true, cycle.Her2To, Weekly: false);
            }

            if (!part.Her2Lost)
            {
                part.Her2Cycle = IsConjugateAfterSurgery(work, cycle) ? ++conjugates : 1 + (thirds / Her2Course.ThirdsOfACycle);
                thirds += part.Her2Thirds;
            }
        }
    }

    /// <summary>T-DM1 and T-DXd after surgery count their own 14; before it they are HER2 cycles like any other.</summary>
    private static bool IsConjugateAfterSurgery(Workspace work, Draft cycle) =>
        cycle.Cycle!.Agents.Overlaps(AgentSet.Conjugates) && (Her2Branch.IsAfterSurgery(cycle) || !work.Protocol.Surgery);

    private static void MarkAgent(Workspace work, Draft cycle, Agent agent, ref Previous previous)
    {
        var part = cycle.Cycle!;
        if (!part.Agents.Contains(agent))
        {
            return;
        }

        var limit = LateDoseRules.MaintenanceLimit(
            agent, previous.Weekly, part.Agents.Contains(Agent.Pertuzumab), work.Plan.Settings.LateDoseRule, part.Formulation);
        if (limit is { } days && (!previous.Known || cycle.DateOf(agent).DayNumber - previous.Date.DayNumber > days))
        {
            part.Loading = part.Loading.Union(AgentSet.Of(agent));
            if (previous.Known)
            {
                var since = previous.Date.AddDays(days + 1);
                part.ReloadSince = part.ReloadSince is { } earlier && earlier < since ? earlier : since;
            }
        }

        // Lost, or held within a chemotherapy cycle: no previous dose. A held HER2-only cycle counts at its projected date.
        if (!part.Her2Lost && !(part.Held.Contains(agent) && part.HasChemotherapy))
        {
            previous = new Previous(Known: true, cycle.DateOf(agent), part.Track.IsWeekly);
        }
    }

    private readonly record struct Previous(bool Known, DateOnly Date, bool Weekly)
    {
        /// <summary>A dose before the plan, taken as three-weekly.</summary>
        public static Previous Of(DateOnly? date) => date is { } day ? new Previous(Known: true, day, Weekly: false) : default;
    }
}
