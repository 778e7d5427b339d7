using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>The computed dates that the safety review asks for.</summary>
internal static class ReviewDates
{
    /// <summary>What the review looks at.</summary>
    public static ReviewSubject Subject(Workspace work, OverrideCover cover) => new(work.Plan, work.Protocol, Of(work)) { Cover = cover };

    private static CourseDates Of(Workspace work)
    {
        var firstDose = work.FirstCycle()?.Date ?? work.Plan.Start;
        var firstHer2 = work.FirstHer2Dose?.Her2From;
        var until = firstHer2 ?? firstDose;
        return new CourseDates(
            firstDose,
            firstHer2,
            IsBaselineKnown(work, firstDose.AddDays(-EchoPlanner.ValidBeforeDoseDays), until),
            work.EarliestEndocrine,
            work.LastChemotherapy()?.Date,
            work.RadiotherapyStart?.Date,
            IsPausedInRadiotherapy(work),
            work.Ledger.EndocrineStartedOn)
        {
            EarlierThirds = EarlierThirds(work),
            PertuzumabCeased = work.Ledger.AgentsCeased.Exists(ceased => ceased.Named == Agent.Pertuzumab),
        };
    }

    private static int EarlierThirds(Workspace work)
    {
        var thirds = 0;
        foreach (var cycle in work.Cycles)
        {
            var part = cycle.Cycle!;
            thirds += part.Phase == CyclePhase.Earlier && part.Agents.Overlaps(AgentSet.Her2Antibodies) ? part.Her2Thirds : 0;
        }

        return thirds;
    }

    /// <summary>In its window; of a patient who has had HER2 therapy the LVEF before that therapy, whenever it was.</summary>
    private static bool IsBaselineKnown(Workspace work, DateOnly from, DateOnly until) =>
        HoldTimeline.LastOnOrBefore(work.Ledger.Readings, until)?.Date >= from
        || (work.Plan.History is { BaselineLvef: { } baseline } history && (history.HasHer2Therapy || baseline.Date >= from));

    /// <summary>R12: a HER2 dose falls out, or a clinician's hold stands, during radiotherapy without an LVEF reason.</summary>
    private static bool IsPausedInRadiotherapy(Workspace work)
    {
        if (work.RadiotherapyStart is not { } start || work.RadiotherapyEnd is not { } end)
        {
            return false;
        }

        return work.Cycles.Exists(cycle =>
            cycle.Status == EventStatus.Omitted && cycle.Cycle!.Track.HasHer2Therapy && cycle.Date >= start.Date && cycle.Date <= end.Date)
            || work.Holds.Periods.Any(period => period.Low is null && period.From <= end.Date && (period.Stands || period.ResumedFrom > start.Date));
    }
}
