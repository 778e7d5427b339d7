using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Plans.Rules;

/// <summary>A dose of trastuzumab or pertuzumab inside the time that belongs to an anthracycline.</summary>
/// <param name="Dose">The dose.</param>
/// <param name="From">The day of the first anthracycline dose, on the same clock.</param>
/// <param name="Until">One interval after the last one: the first day an antibody may be given again.</param>
internal sealed record AnthracyclineClash(UndisturbedCycle Dose, int From, int Until)
{
    /// <summary>Every clash among <paramref name="cycles"/> of one clock, by day.</summary>
    public static IReadOnlyList<AnthracyclineClash> In(IReadOnlyList<UndisturbedCycle> cycles)
    {
        var anthracyclines = cycles.Where(cycle => cycle.Track.AgentSet.Overlaps(AgentSet.Anthracyclines)).ToList();
        if (anthracyclines.Count == 0)
        {
            return [];
        }

        var from = anthracyclines.Min(cycle => cycle.Day);
        var until = anthracyclines.Max(cycle => cycle.NextDue);
        return
        [
            .. cycles
                .Where(cycle => cycle.Track.AgentSet.Overlaps(AgentSet.Her2Antibodies) && cycle.Day >= from && cycle.Day < until)
                .OrderBy(cycle => cycle.Day)
                .Select(cycle => new AnthracyclineClash(cycle, from, until)),
        ];
    }
}
