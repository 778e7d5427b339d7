using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;

namespace HerScheduler.Core.Scheduling;

/// <summary>Endocrine therapy of hormone-receptor-positive disease, after chemotherapy (rules S10, S11, R8, R9), and its reviews.</summary>
internal static class EndocrineStep
{
    public const string FiveYearsKey = "endocrine-review-5-years";
    public const string TenYearsKey = "endocrine-review-10-years";

    public static void Place(Workspace work)
    {
        var chemotherapy = work.LastChemotherapy();
        work.EarliestEndocrine = chemotherapy?.Date.AddDays(chemotherapy.Cycle!.Track.IntervalDays);
        if (work.Plan.Endocrine is not { } endocrine || work.Plan.Disease.HormoneReceptor != MarkerStatus.Positive)
        {
            return;
        }

        if (PlaceStart(work, endocrine) is not { } start)
        {
            return;
        }

        PlaceReview(work, start, FiveYearsKey, 60);
        if (endocrine.Years == 10)
        {
            PlaceReview(work, start, TenYearsKey, 120);
        }
    }

    private static Draft? PlaceStart(Workspace work, Endocrine endocrine)
    {
        var (rule, why) = Rule(work, endocrine);
        var computed = work.Calendar.Forward(rule);
        var started = work.Ledger.EndocrineStartedOn;
        if (started is null && IsCeased(work, EventKeys.EndocrineStart, computed))
        {
            return null;
        }

        var start = new Draft
        {
            Key = EventKeys.EndocrineStart,
            Kind = EventKind.EndocrineStart,
            Date = started ?? computed,
            RuleDate = rule,
            Computed = computed,
            Status = started is null ? EventStatus.Planned : EventStatus.Done,
            Why = why,
        };
        work.Add(start);
        return start;
    }

    private static (DateOnly Rule, Why Why) Rule(Workspace work, Endocrine endocrine)
    {
        var (rule, why) = Wished(work, endocrine);
        if (work.EarliestEndocrine is { } earliest && rule < earliest)
        {
            var last = work.LastChemotherapy()!;
            return (earliest, new Why(WhyRule.EarliestEndocrine, last.Key, last.Date, last.Cycle!.Track.IntervalDays));
        }

        return (rule, why);
    }

    private static (DateOnly Rule, Why Why) Wished(Workspace work, Endocrine endocrine)
    {
        if (endocrine.Start is { } own)
        {
            return (own, new Why(WhyRule.OwnDate, "the plan", own, 0));
        }

        if (work.RadiotherapyEnd is { } end)
        {
            return (NextMonday(end.Date), new Why(WhyRule.MondayAfterRadiotherapy, EventKeys.RadiotherapyEnd, end.Date, 0));
        }

        if (work.Ledger is { RadiotherapyCeased: { } ceased, RadiotherapyStartedOn: not null })
        {
            return (NextMonday(ceased.Date), new Why(WhyRule.MondayAfterRadiotherapy, "radiotherapy was ceased", ceased.Date, 0));
        }

        if (work.Surgery is null)
        {
            return (work.Restart, new Why(WhyRule.PlanStart, "start", work.Plan.Start, 0));
        }

        var (from, restart) = (work.LastOperation, work.LastOperation.RestartOn(work.Ledger.Pathology?.Date));
        return (restart, new Why(WhyRule.Restart, from.Name, from.Date, SurgeryStep.RestartAfterDays, restart));
    }

    private static void PlaceReview(Workspace work, Draft start, string key, int months)
    {
        var rule = start.Date.AddMonths(months);
        var computed = work.Calendar.Forward(rule);
        if (IsCeased(work, key, computed))
        {
            return;
        }

        work.Add(new Draft
        {
            Key = key,
            Kind = EventKind.EndocrineReview,
            Date = computed,
            RuleDate = rule,
            Computed = computed,
            Status = EventStatus.Planned,
            Why = new Why(WhyRule.CalendarMonths, EventKeys.EndocrineStart, start.Date, months),
        });
    }

    private static bool IsCeased(Workspace work, string key, DateOnly date)
    {
        if (work.Ledger.EndocrineCeased is not { } ceased || !ceased.Covers(key, date))
        {
            return false;
        }

        work.Explain(key, Notes.Ceased("Endocrine therapy", ceased));
        return true;
    }

    /// <summary>The first Monday after <paramref name="day"/>, never that day itself.</summary>
    private static DateOnly NextMonday(DateOnly day)
    {
        var days = ((int)DayOfWeek.Monday - (int)day.DayOfWeek + 7) % 7;
        return day.AddDays(days == 0 ? 7 : days);
    }
}
