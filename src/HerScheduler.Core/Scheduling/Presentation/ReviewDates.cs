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
        var firstDose = FirstDose(work);
        var firstHer2 = work.FirstHer2Dose()?.Her2From;
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
            PertuzumabCeased = work.Ledger.AgentsCeased.Exists(ceased => ceased.Named == Agent.Pertuzumab),
        };
    }

    /// <summary>In its window; of a patient who has had HER2 therapy the LVEF before that therapy, whenever it was.</summary>
    private static bool IsBaselineKnown(Workspace work, DateOnly from, DateOnly until) =>
        HoldTimeline.LastOnOrBefore(work.Ledger.Readings, until)?.Date >= from
        || (work.Plan.History is { BaselineLvef: { } baseline } history && (history.HasHer2Therapy || baseline.Date >= from));

    private static DateOnly FirstDose(Workspace work)
    {
        var first = DateOnly.MaxValue;
        foreach (var cycle in work.Cycles)
        {
            first = cycle.Date < first && cycle.Status is not (EventStatus.Omitted or EventStatus.Cancelled) ? cycle.Date : first;
        }

        return first == DateOnly.MaxValue ? work.Plan.Start : first;
    }

    /// <summary>R12: a HER2 dose falls out, or a clinician's hold stands, during radiotherapy without an LVEF reason.</summary>
    private static bool IsPausedInRadiotherapy(Workspace work)
    {
        if (work.RadiotherapyStart is not { } start || work.RadiotherapyEnd is not { } end)
        {
            return false;
        }

        return work.Cycles.Exists(cycle => cycle.Status == EventStatus.Omitted && cycle.Cycle!.Track.HasHer2Therapy && cycle.Date >= start.Date && cycle.Date <= end.Date)
            || work.Holds.Periods.Any(period => period.Low is null && period.From <= end.Date && (period.Stands || period.ResumedFrom > start.Date));
    }
}
