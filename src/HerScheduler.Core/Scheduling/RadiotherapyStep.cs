using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling;

/// <summary>Radiotherapy after surgery and after all chemotherapy (rules S9, R11); HER2 therapy continues (R12).</summary>
internal static class RadiotherapyStep
{
    public const int AfterSurgeryDays = 42;

    /// <summary>In an adjuvant protocol the start stands for the restart, 21 days after surgery.</summary>
    public const int AfterRestartDays = AfterSurgeryDays - SurgeryStep.RestartAfterDays;

    public static void Place(Workspace work)
    {
        if (work.Plan.Radiotherapy is not { } radiotherapy)
        {
            return;
        }

        var start = PlaceStart(work);
        if (start is null)
        {
            return;
        }

        var lastFraction = LastFraction(start.Date, radiotherapy.Fractions);
        var finished = work.Ledger.RadiotherapyFinishedOn;
        if (finished is null && work.Ledger.RadiotherapyCeased is { } ceased && ceased.Covers(EventKeys.RadiotherapyEnd, lastFraction))
        {
            work.Explain(EventKeys.RadiotherapyEnd, Notes.Ceased("Radiotherapy", ceased));
            return;
        }

        work.RadiotherapyEnd = new Draft
        {
            Key = EventKeys.RadiotherapyEnd,
            Kind = EventKind.RadiotherapyEnd,
            Date = finished ?? lastFraction,
            RuleDate = lastFraction,
            Computed = lastFraction,
            Status = finished is null ? EventStatus.Planned : EventStatus.Done,
            Why = new Why(WhyRule.LastFraction, EventKeys.RadiotherapyStart, start.Date, radiotherapy.Fractions),
        };
        work.Add(work.RadiotherapyEnd);
    }

    private static Draft? PlaceStart(Workspace work)
    {
        var (rule, why) = Rule(work);
        var computed = work.Calendar.Forward(rule);
        var (date, note) = Deferring.Apply(work, EventKeys.RadiotherapyStart, computed);
        var started = work.Ledger.RadiotherapyStartedOn;
        if (started is null && work.Ledger.RadiotherapyCeased is { } ceased && ceased.Covers(EventKeys.RadiotherapyStart, date))
        {
            work.Explain(EventKeys.RadiotherapyStart, Notes.Ceased("Radiotherapy", ceased));
            work.Explain(EventKeys.RadiotherapyEnd, Notes.Ceased("Radiotherapy", ceased));
            return null;
        }

        work.RadiotherapyStart = new Draft
        {
            Key = EventKeys.RadiotherapyStart,
            Kind = EventKind.RadiotherapyStart,
            Date = started ?? date,
            RuleDate = rule,
            Computed = computed,
            Status = started is null ? EventStatus.Planned : EventStatus.Done,
            Why = why,
            Note = note,
        };
        work.Add(work.RadiotherapyStart);
        return work.RadiotherapyStart;
    }

    private static (DateOnly Rule, Why Why) Rule(Workspace work)
    {
        var rule = work.Surgery is not null ? work.LastOperation.Date.AddDays(AfterSurgeryDays) : work.Plan.Start.AddDays(AfterRestartDays);
        var why = work.Surgery is not null
            ? new Why(WhyRule.AfterSurgery, work.LastOperation.Name, work.LastOperation.Date, AfterSurgeryDays)
            : new Why(WhyRule.AfterSurgery, "the plan's start", work.Plan.Start, AfterRestartDays);
        var chemotherapy = work.LastChemotherapy(work.Surgery is null ? null : CyclePhase.PostOperativeChemotherapy);
        if (chemotherapy is not null && chemotherapy.Date.AddDays(chemotherapy.Cycle!.Track.IntervalDays) is var after && after > rule)
        {
            return (after, new Why(WhyRule.AfterPostOperativeChemotherapy, chemotherapy.Key, chemotherapy.Date, chemotherapy.Cycle.Track.IntervalDays));
        }

        return (rule, why);
    }

    /// <summary>The day of the last fraction: one a day, Monday to Friday, the first on <paramref name="start"/> or the next weekday.</summary>
    internal static DateOnly LastFraction(DateOnly start, int fractions)
    {
        while (start.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            start = start.AddDays(1);
        }

        // Whole weeks first; then the remaining weekdays, over at most one weekend.
        var day = start.AddDays((fractions - 1) / 5 * 7);
        for (var left = (fractions - 1) % 5; left > 0; left--)
        {
            day = day.AddDays(day.DayOfWeek == DayOfWeek.Friday ? 3 : 1);
        }

        return day;
    }
}
