using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>What the steps of one projection share: what is known, and what has been placed so far.</summary>
internal sealed class Workspace(Ledger ledger, SiteCalendar calendar)
{
    public Ledger Ledger { get; } = ledger;

    public SiteCalendar Calendar { get; } = calendar;

    public TreatmentPlan Plan => Ledger.Plan;

    public Protocol Protocol => Ledger.Protocol;

    public HoldTimeline Holds { get; } = new(ledger);

    /// <summary>Between two LVEFs on HER2 therapy, as the results so far ask for; settled once the cycles are placed.</summary>
    public IntervalInForce EchoInterval { get; set; }

    /// <summary>The last LVEF when it is low and nothing else stands for it; settled once the cycles are placed.</summary>
    public BelowNormal? BelowNormal { get; set; }

    /// <summary>Everything placed so far.</summary>
    public List<Draft> Events { get; } = new(64);

    /// <summary>The cycles among <see cref="Events"/>.</summary>
    public List<Draft> Cycles { get; } = new(40);

    /// <summary>The cycles whose HER2 part counts as a dose, given or planned.</summary>
    public List<Draft> Her2Doses { get; } = new(24);

    /// <summary>The earliest of <see cref="Her2Doses"/>, or null.</summary>
    public Draft? FirstHer2Dose { get; private set; }

    /// <summary>The latest of <see cref="Her2Doses"/>, or null; of two on one day the one placed later.</summary>
    public Draft? LastHer2Dose { get; private set; }

    /// <summary>HER2-only cycles that surgery has overtaken; their branch decides what becomes of them.</summary>
    public List<Draft> Displaced { get; } = [];

    /// <summary>The HER2 course so far, in thirds of a three-week cycle: what was given before the plan, and what is placed.</summary>
    public int Her2Thirds { get; set; } = ledger.Plan.History?.Her2Thirds ?? 0;

    /// <summary>Ceasing took a HER2 dose that was still to be given, and none follows it so far.</summary>
    public bool Her2CutShort { get; set; }

    /// <summary>The number of the last HER2 slot.</summary>
    public int Her2Slots { get; set; }

    public Draft? Surgery { get; set; }

    public Draft? Pathology { get; set; }

    /// <summary>When treatment restarts after surgery; an adjuvant plan's start.</summary>
    public DateOnly Restart { get; set; }

    /// <summary>The operation that the restart counts from.</summary>
    public Operation RestartsFrom { get; set; }

    /// <summary>The last operation: radiotherapy and endocrine therapy count from it.</summary>
    public Operation LastOperation { get; set; }

    public Draft? RadiotherapyStart { get; set; }

    public Draft? RadiotherapyEnd { get; set; }

    /// <summary>The last chemotherapy cycle before surgery, which surgery counts from.</summary>
    public DateOnly? SurgeryAnchor { get; set; }

    /// <summary>The earliest endocrine start: the last cytotoxic cycle + its interval (rule R8).</summary>
    public DateOnly? EarliestEndocrine { get; set; }

    /// <summary>What a cancelled event says of itself, for keys that need more than the fact that caused it.</summary>
    public Dictionary<string, string>? GoneBecause { get; private set; }

    /// <summary>The branch is not decided: events of it are provisional.</summary>
    public bool BranchIsOpen => Protocol.Surgery && Ledger.Pathology is null;

    /// <summary>The branch in force: pathology's answer, or the expected one.</summary>
    public PathologyResponse Branch => Ledger.Pathology?.Response ?? Plan.AfterSurgery.Expected;

    /// <summary>Keys of cycles that were given although the plan in force does not ask for them; its own cycles take other numbers.</summary>
    public HashSet<string> Unasked { get; } = new(StringComparer.Ordinal);

    /// <summary>Days for a HER2 dose after the last one, whatever the therapy.</summary>
    public const int Her2IntervalDays = 21;

    public void Add(Draft draft) => Events.Add(draft);

    public void AddHer2Dose(Draft dose)
    {
        Her2Doses.Add(dose);
        FirstHer2Dose = FirstHer2Dose is null || dose.Her2From < FirstHer2Dose.Her2From ? dose : FirstHer2Dose;
        LastHer2Dose = LastHer2Dose is null || dose.Her2To >= LastHer2Dose.Her2To ? dose : LastHer2Dose;
    }

    public void Explain(string key, string reason) => (GoneBecause ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = reason;

    /// <summary>A cycle called <paramref name="key"/> is placed.</summary>
    public bool HasCycle(string key)
    {
        foreach (var cycle in Cycles)
        {
            if (cycle.Key == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last dose before the place of a slot: a later cycle of its own track does not come before it.</summary>
    public Draft? LastHer2DoseBefore(Track track, int number)
    {
        Draft? last = null;
        foreach (var dose in Her2Doses)
        {
            var isLater = dose.Cycle!.Number > number && dose.Cycle.Track.Id == track.Id;
            last = !isLater && (last is null || dose.Her2To >= last.Her2To) ? dose : last;
        }

        return last;
    }

    /// <summary>The latest HER2 slot of the plan in force placed so far, omitted and lost ones included, or null.</summary>
    public Draft? LastHer2Slot()
    {
        Draft? last = null;
        foreach (var cycle in Cycles)
        {
            var counts = cycle.Cycle!.Track.HasHer2Therapy && cycle.Cycle.Phase != CyclePhase.Earlier && cycle.Status != EventStatus.Cancelled;
            last = counts && (last is null || cycle.Date >= last.Date) ? cycle : last;
        }

        return last;
    }

    /// <summary>The earliest cycle placed so far that is given or to be given, of whatever agents, or null; of two on one day the one that was given.</summary>
    public Draft? FirstCycle()
    {
        Draft? first = null;
        foreach (var cycle in Cycles)
        {
            var counts = cycle.Status is not (EventStatus.Omitted or EventStatus.Cancelled);
            first = counts && (first is null || cycle.Date < first.Date || (cycle.Date == first.Date && cycle.IsDone && !first.IsDone)) ? cycle : first;
        }

        return first;
    }

    /// <summary>The day of the first HER2 dose of the course, before the plan or in it: the year counts from it. Null: there is none.</summary>
    public DateOnly? FirstHer2Day() => Plan.History?.FirstHer2Dose ?? FirstHer2Dose?.Her2From;

    /// <summary>The cycle of the part before surgery whose next one would be due last, or null; one that was omitted counts.</summary>
    public Draft? EndOfInitialPart()
    {
        Draft? last = null;
        foreach (var cycle in Cycles)
        {
            var counts = cycle.Cycle!.Phase == CyclePhase.Initial && cycle.Status != EventStatus.Cancelled;
            last = counts && (last is null || DueAfter(cycle) > DueAfter(last)) ? cycle : last;
        }

        return last;

        static DateOnly DueAfter(Draft cycle) => cycle.Date.AddDays(cycle.Cycle!.Track.IntervalDays);
    }

    /// <summary>The latest slot of a phase with chemotherapy, or null. One that was omitted still anchors what follows; one that was ceased does not.</summary>
    public Draft? LastChemotherapy(CyclePhase? phase = null)
    {
        Draft? last = null;
        foreach (var cycle in Cycles)
        {
            var part = cycle.Cycle!;
            var isOfThePhase = phase is null || part.Phase == phase;
            if (!isOfThePhase || !part.Track.HasChemotherapy || cycle.Status == EventStatus.Cancelled || cycle.Date < last?.Date)
            {
                continue;
            }

            if ((part.HasChemotherapy && cycle.Status != EventStatus.Omitted) || Ceasing.OfChemotherapy(Ledger, part.Track, cycle.Date) is null)
            {
                last = cycle;
            }
        }

        return last;
    }
}
