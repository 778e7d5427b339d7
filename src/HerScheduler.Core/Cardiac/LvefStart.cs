using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Cardiac;

/// <summary>HER2 therapy starts with an LVEF of at least 55, or 50 after an anthracycline (rule E2).</summary>
internal static class LvefStart
{
    public const decimal Threshold = 55m;
    public const decimal ThresholdAfterAnthracycline = 50m;

    /// <summary>The last LVEF when it is too low for a start that is still ahead, with the dose and the threshold; else null.</summary>
    public static (LvefReading Reading, Draft Dose, decimal Threshold)? TooLow(Workspace work)
    {
        // Whoever has had HER2 therapy does not start it: the policy judges.
        if (work.Ledger.Readings.Count == 0 || work.Plan.History is { HasHer2Therapy: true })
        {
            return null;
        }

        var reading = work.Ledger.Readings[^1];
        return FirstStart(work, reading) is { } first && FirstGiven(work, first.Dose) is null ? first
            : StartAfterAnthracycline(work, reading) is { } next && FirstGiven(work, next.Dose) is null ? next
            : null;
    }

    /// <summary>The day on which HER2 therapy was begun although <paramref name="reading"/> was too low; null: it was not.</summary>
    public static DateOnly? BegunInSpiteOf(Workspace work, LvefReading reading) =>
        work.Plan.History is { HasHer2Therapy: true } ? null
        : StartAfterAnthracycline(work, reading) is { } next && FirstGiven(work, next.Dose) is { } resumed ? resumed.Her2From
        : FirstStart(work, reading) is { } first && FirstGiven(work, first.Dose) is { } begun ? begun.Her2From
        : null;

    /// <summary>The dose with which therapy did start: the first that was given from <paramref name="start"/> on, which may itself never have been
    /// recorded.</summary>
    private static Draft? FirstGiven(Workspace work, Draft start)
    {
        Draft? first = null;
        foreach (var dose in work.Her2Doses)
        {
            var counts = dose.IsDone && dose.Her2From >= start.Her2From;
            first = counts && (first is null || dose.Her2From < first.Her2From) ? dose : first;
        }

        return first;
    }

    private static (LvefReading Reading, Draft Dose, decimal Threshold)? FirstStart(Workspace work, LvefReading reading)
    {
        if (work.FirstHer2Dose is not { } first || reading.Date > first.Her2From)
        {
            return null;
        }

        var after = work.Plan.History is { Anthracycline: true } || work.Cycles.Exists(cycle =>
            cycle.Status != EventStatus.Cancelled && cycle.Date < first.Date && cycle.Cycle!.Agents.Overlaps(AgentSet.Anthracyclines));
        var threshold = after ? ThresholdAfterAnthracycline : Threshold;
        return reading.Percent < threshold ? (reading, first, threshold) : null;
    }

    /// <summary>The restart of HER2 therapy after an anthracycline that was given between two parts of it.</summary>
    private static (LvefReading Reading, Draft Dose, decimal Threshold)? StartAfterAnthracycline(Workspace work, LvefReading reading)
    {
        if (EchoPlanner.LastAnthracycline(work) is not { } anthracycline
            || EchoPlanner.FirstHer2DoseAfter(work, anthracycline.Date) is not { } next
            || reading.Date > next.Date
            || reading.Percent >= ThresholdAfterAnthracycline)
        {
            return null;
        }

        var measuredOnTherapy = work.Her2Doses.Exists(dose => dose.Date < next.Date && dose.Date >= reading.Date);
        return measuredOnTherapy ? null : (reading, next, ThresholdAfterAnthracycline);
    }
}
