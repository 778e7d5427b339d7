using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>A cycle that was not given, on its way to a date.</summary>
internal readonly record struct OpenCycle(string Key, CycleSlot Slot, DateOnly Computed, DateOnly Date, AgentSet Agents, bool Settled, string? Note);

/// <summary>Turns placed cycles into events, and counts what their HER2 part counts for.</summary>
internal static class CycleDrafts
{
    public static Draft Opened(in OpenCycle open, AgentSet agents, HoldEffect effect)
    {
        var her2 = agents.Intersect(AgentSet.Her2);
        var onlyHer2 = !agents.Overlaps(AgentSet.Chemotherapy);
        // A dose lost to a hold that has ended is nobody's to give any more.
        var remaining = effect is { Lost: true, Held: false } ? agents.Except(AgentSet.Her2) : agents;
        return new Draft
        {
            Key = open.Key,
            Kind = EventKind.Cycle,
            Date = effect.Date,
            RuleDate = open.Slot.RuleDate,
            Computed = open.Computed,
            Provisional = open.Slot.Provisional,
            Status = effect.Held && onlyHer2 ? EventStatus.Held : open.Slot.Provisional ? EventStatus.Provisional : EventStatus.Planned,
            Why = open.Slot.Why,
            Note = Notes.Join(open.Note, Notes.Held(effect, onlyHer2)),
            Cycle = new CyclePart
            {
                Track = open.Slot.Track,
                Number = open.Slot.Number,
                Phase = open.Slot.Phase,
                Agents = remaining,
                Held = effect.Held ? her2 : AgentSet.Empty,
                Her2Lost = effect.Lost || her2.IsEmpty,
                Predecessor = open.Slot.Predecessor,
                Settled = open.Settled,
            },
        };
    }

    /// <summary>An omitted or cancelled cycle: it keeps its date, and its HER2 dose does not count.</summary>
    public static Draft Close(Workspace work, in OpenCycle open, EventStatus status, AgentSet agents) => Add(work, new Draft
    {
        Key = open.Key,
        Kind = EventKind.Cycle,
        Date = open.Date,
        RuleDate = open.Slot.RuleDate,
        Computed = open.Computed,
        Provisional = open.Slot.Provisional,
        Status = status,
        Why = open.Slot.Why,
        Note = open.Note,
        Cycle = new CyclePart
        {
            Track = open.Slot.Track,
            Number = open.Slot.Number,
            Phase = open.Slot.Phase,
            Agents = agents,
            Her2Lost = true,
            Predecessor = open.Slot.Predecessor,
            Settled = open.Settled,
        },
    });

    public static Draft Add(Workspace work, Draft draft)
    {
        var part = draft.Cycle!;
        work.Add(draft);
        work.Cycles.Add(draft);
        if (!part.Track.HasHer2Therapy)
        {
            return draft;
        }

        if (part.Phase != CyclePhase.Earlier)
        {
            // One that was cancelled with its conjugate is no slot: the antibodies that follow take its number.
            work.Her2Slots = part.Phase == CyclePhase.Branch && part.Track.AgentSet.Overlaps(AgentSet.Conjugates)
                ? work.Her2Slots + (draft.Status == EventStatus.Cancelled ? 0 : 1)
                : Math.Max(work.Her2Slots, part.Number);
        }

        if (!part.Her2Lost)
        {
            work.AddHer2Dose(draft);
            work.Her2CutShort = false;
            work.Holds.AddDose(draft.Her2From, part.Her2Agents);
        }

        // APT's weekly doses are not made up: a weekly slot is taken whether it was given or not.
        work.Her2Thirds += part.Track.IsWeekly && work.Protocol.HoldsItsWholeCourse ? Her2Course.ThirdsOf(part.Track) : part.Her2Thirds;
        return draft;
    }
}
