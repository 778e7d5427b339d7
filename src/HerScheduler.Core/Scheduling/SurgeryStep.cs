using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling;

/// <summary>Surgery, pathology, and the restart after them (rules S1, S3, S4).</summary>
internal static class SurgeryStep
{
    public const int EarliestAfterChemotherapyDays = 21;
    public const int LatestAfterChemotherapyDays = 42;
    public const int LateAfterChemotherapyDays = 56;
    public const int PathologyAfterDays = 10;
    public const int RestartAfterDays = Operation.RestartAfterDays;

    public static void Place(Workspace work)
    {
        if (!work.Protocol.Surgery)
        {
            return;
        }

        var surgery = PlaceSurgery(work);
        work.Pathology = PlacePathology(work, surgery);
        work.RestartsFrom = Operation.Of(surgery, work.Ledger.RestartsFromOperationOn);
        work.LastOperation = Operation.Of(surgery, work.Ledger.FurtherOperationOn);
        work.Restart = work.RestartsFrom.RestartOn(work.Ledger.Pathology?.Date);
    }

    private static Draft PlaceSurgery(Workspace work)
    {
        var last = work.LastChemotherapy(CyclePhase.Initial) ?? work.LastHer2Dose;
        var anchor = last?.Date ?? work.Plan.Start;
        var days = work.Plan.Settings.SurgeryAfterDays;
        var rule = anchor.AddDays(days);
        var why = new Why(WhyRule.AfterChemotherapy, last?.Key ?? "the plan's start", anchor, days);
        if (CutShort(work) is { } ceased && ceased.Date > rule)
        {
            (rule, why) = (ceased.Date, new Why(WhyRule.AfterCease, "chemotherapy", ceased.Date, 0));
        }

        var computed = work.Calendar.Forward(rule);
        var (date, note) = Deferring.Apply(work, EventKeys.Surgery, computed);
        var surgery = new Draft
        {
            Key = EventKeys.Surgery,
            Kind = EventKind.Surgery,
            Date = work.Ledger.SurgeryOn ?? date,
            RuleDate = rule,
            Computed = computed,
            Status = work.Ledger.SurgeryOn is null ? EventStatus.Planned : EventStatus.Done,
            Window = new DateWindow(anchor.AddDays(EarliestAfterChemotherapyDays), anchor.AddDays(LatestAfterChemotherapyDays)),
            Why = why,
            Note = note,
        };
        work.SurgeryAnchor = anchor;
        work.Surgery = surgery;
        work.Add(surgery);
        return surgery;
    }

    private static Draft PlacePathology(Workspace work, Draft surgery)
    {
        var rule = surgery.Date.AddDays(PathologyAfterDays);
        var computed = work.Calendar.Forward(rule);
        var answer = work.Ledger.Pathology?.Date;
        var pathology = new Draft
        {
            Key = EventKeys.Pathology,
            Kind = EventKind.Pathology,
            Date = answer ?? computed,
            RuleDate = rule,
            Computed = computed,
            Status = answer is null ? EventStatus.Planned : EventStatus.Done,
            Why = new Why(WhyRule.AfterSurgery, EventKeys.Surgery, surgery.Date, PathologyAfterDays),
        };
        work.Add(pathology);
        return pathology;
    }

    /// <summary>The end that took the chemotherapy out of a cycle before surgery, or null; the last one when there are several.</summary>
    private static Cease? CutShort(Workspace work)
    {
        Cease? last = null;
        foreach (var cycle in work.Cycles)
        {
            var part = cycle.Cycle!;
            var isShort = part.Phase == CyclePhase.Initial && part.Track.HasChemotherapy && (cycle.Status == EventStatus.Cancelled || !part.HasChemotherapy);
            if (isShort && Ceasing.OfChemotherapy(work.Ledger, part.Track, cycle.Date) is { } ceased)
            {
                last = last is null || ceased.Date > last.Date ? ceased : last;
            }
        }

        return last;
    }
}
