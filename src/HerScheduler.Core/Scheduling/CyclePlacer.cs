using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling;

/// <summary>A cycle that the rules ask for.</summary>
/// <param name="Track">Its track.</param>
/// <param name="Number">Its number.</param>
/// <param name="RuleDate">The date by rule, not yet rolled.</param>
/// <param name="Why">The rule.</param>
/// <param name="Predecessor">The cycle it counts from, or null.</param>
/// <param name="Phase">The part of the course.</param>
/// <param name="Provisional">Its branch is not decided.</param>
internal readonly record struct CycleSlot(Track Track, int Number, DateOnly RuleDate, Why Why, Draft? Predecessor, CyclePhase Phase, bool Provisional = false);

/// <summary>Puts one cycle on its date: given, settled, deferred, held, omitted, ceased — in this order (rules C1, C5, S2).</summary>
internal static class CyclePlacer
{
    /// <summary>Places a cycle and returns it. One that surgery has overtaken is returned but listed as displaced, not as placed.</summary>
    public static Draft Place(Workspace work, in CycleSlot slot)
    {
        var ledger = work.Ledger;
        var key = slot.Track.KeyOf(slot.Number);
        if (ledger.Given.TryGetValue(key, out var given))
        {
            return PlaceGiven(work, key, given, slot);
        }

        var computed = work.Calendar.Forward(slot.RuleDate);
        var date = computed;
        string? note = null;
        var settled = ledger.Settled.TryGetValue(key, out var settledOn);
        if (settled)
        {
            date = settledOn;
        }
        else if (ledger.Deferrals.TryGetValue(key, out var deferral))
        {
            date = deferral.Apply(computed);
            note = Notes.Deferred(deferral, computed, date);
        }

        var agents = slot.Track.AgentSet;
        if (ledger.Omitted.TryGetValue(key, out var omission))
        {
            agents = agents.Except(omission.Agents);
            note = Notes.Join(note, Notes.Omitted(omission, whole: agents.IsEmpty));
        }

        var open = new OpenCycle(key, slot, computed, date, agents, settled, note);
        if (agents.IsEmpty && IsOvertaken(work, slot.Phase, date) && !slot.Track.HasChemotherapy && !work.Plan.Settings.PeriOperativeHer2)
        {
            return Displace(work, open, slot.Track.AgentSet);
        }

        return agents.IsEmpty
            ? CycleDrafts.Close(work, open with { Date = PlaceLeft(work, open) }, EventStatus.Omitted, slot.Track.AgentSet)
            : PlaceOpen(work, open);
    }

    /// <summary>The date a slot would have, deferred and held as it is; for a cycle that was given its day.</summary>
    /// <param name="work">The projection.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="last">After that day the slot is not placed, so no LVEF is judged by it.</param>
    public static DateOnly DateOf(Workspace work, in CycleSlot slot, DateOnly last)
    {
        var key = slot.Track.KeyOf(slot.Number);
        if (work.Ledger.Given.TryGetValue(key, out var given))
        {
            return given.Date;
        }

        if (work.Ledger.Settled.TryGetValue(key, out var settled))
        {
            return settled;
        }

        var date = work.Calendar.Forward(slot.RuleDate);
        date = work.Ledger.Deferrals.TryGetValue(key, out var deferral) ? deferral.Apply(date) : date;
        if (date > last || (work.Ledger.Her2Ceased is { } ceased && date >= ceased.Date))
        {
            return date;
        }

        return EffectOfHolds(work, slot.Track.AgentSet, new OpenCycle(key, slot, date, date, slot.Track.AgentSet, Settled: false, Note: null)).Date;
    }

    /// <summary>Lists a cycle that was given although the plan in force does not ask for it.</summary>
    public static Draft PlaceUnasked(Workspace work, string key, GivenDose given)
    {
        work.Unasked.Add(key);
        var slot = new CycleSlot(given.Track, given.Number, given.Date, default, Predecessor: null, given.Phase);
        return PlaceGiven(work, key, given, slot);
    }

    private static Draft PlaceGiven(Workspace work, string key, GivenDose given, in CycleSlot slot)
    {
        var her2 = given.Agents.Intersect(AgentSet.Her2);
        if (!her2.IsEmpty)
        {
            work.Holds.AdvanceTo(given.Her2From, her2);
        }

        var draft = new Draft
        {
            Key = key,
            Kind = EventKind.Cycle,
            Date = given.Date,
            RuleDate = slot.RuleDate,
            Computed = given.Date,
            Status = EventStatus.Done,
            Why = slot.Why,
            Cycle = new CyclePart
            {
                Track = slot.Track,
                Number = slot.Number,
                Phase = slot.Phase,
                Agents = given.Agents,
                Given = given,
                Predecessor = slot.Predecessor,
                Her2Lost = her2.IsEmpty,
            },
        };
        return CycleDrafts.Add(work, draft);
    }

    /// <summary>Surgery was performed on or before the day of a cycle that belongs before it.</summary>
    private static bool IsOvertaken(Workspace work, CyclePhase phase, DateOnly date) =>
        phase == CyclePhase.Initial && work.Protocol.Surgery && work.Ledger.SurgeryOn <= date;

    /// <summary>
    /// Chemotherapy that surgery has overtaken is cancelled; a HER2-only cycle is left to its branch, unless therapy goes on through surgery.
    /// </summary>
    private static Draft Overtaken(Workspace work, in OpenCycle open, AgentSet agents, HoldEffect effect)
    {
        if (agents.Overlaps(AgentSet.Chemotherapy))
        {
            var note = Notes.Join(open.Note, Notes.OvertakenBySurgery(work.Ledger.SurgeryOn!.Value));
            return CycleDrafts.Close(work, open with { Note = note }, EventStatus.Cancelled, open.Agents);
        }

        return work.Plan.Settings.PeriOperativeHer2
            ? CycleDrafts.Add(work, CycleDrafts.Opened(open, agents, effect))
            : Displace(work, open, agents);
    }

    private static Draft Displace(Workspace work, in OpenCycle open, AgentSet agents)
    {
        var draft = CycleDrafts.Opened(open, agents, new HoldEffect(open.Date, Held: false, Lost: false, MovedBy: null));
        work.Displaced.Add(draft);
        return draft;
    }

    /// <summary>A HER2-only cycle that is left out keeps its place, also when a hold had moved it: the ones after it keep theirs.</summary>
    private static DateOnly PlaceLeft(Workspace work, in OpenCycle open)
    {
        var agents = open.Slot.Track.AgentSet;
        return agents.Overlaps(AgentSet.Chemotherapy) || Ceasing.RemainingOn(work.Ledger, agents, open.Date).IsEmpty
            ? open.Date
            : EffectOfHolds(work, agents, open).Date;
    }

    private static Draft PlaceOpen(Workspace work, in OpenCycle open)
    {
        // Where surgery has overtaken a cycle no LVEF is judged by it: it is no dose.
        if (IsOvertaken(work, open.Slot.Phase, open.Date) && !work.Plan.Settings.PeriOperativeHer2)
        {
            var remaining = Ceasing.RemainingOn(work.Ledger, open.Agents, open.Date);
            if (!remaining.IsEmpty)
            {
                return Overtaken(work, open, remaining, default);
            }
        }

        var agents = Ceasing.Remaining(work, open.Agents, open.Date);
        if (agents.IsEmpty)
        {
            return CloseCeased(work, open);
        }

        var effect = EffectOfHolds(work, agents, open);
        if (effect.Date != open.Date)
        {
            // A resume can move a dose past the day on which its therapy was ceased.
            agents = Ceasing.Remaining(work, agents, effect.Date);
            if (agents.IsEmpty)
            {
                return CloseCeased(work, open);
            }
        }

        if (IsOvertaken(work, open.Slot.Phase, effect.Date))
        {
            return Overtaken(work, open, agents, effect);
        }

        var left = work.Ledger.AgentsCeased.Count == 0
            ? open
            : open with { Note = Notes.Join(open.Note, Notes.AgentsCeased(work.Ledger, open.Agents.Except(agents))) };
        return CycleDrafts.Add(work, CycleDrafts.Opened(left, agents, effect));
    }

    private static Draft CloseCeased(Workspace work, in OpenCycle open) =>
        CycleDrafts.Close(work, open with { Note = Notes.Join(open.Note, Notes.Ceased(work.Ledger, open.Agents)) }, EventStatus.Cancelled, open.Agents);

    private static HoldEffect EffectOfHolds(Workspace work, AgentSet agents, in OpenCycle open)
    {
        var her2 = agents.Intersect(AgentSet.Her2);
        var effect = new HoldEffect(open.Date, Held: false, Lost: false, MovedBy: null);
        if (her2.IsEmpty)
        {
            return effect;
        }

        // A move can reach a later reading, whose hold can move it again; dates only grow, so this ends.
        DateOnly before;
        do
        {
            before = effect.Date;
            var remaining = Ceasing.RemainingOn(work.Ledger, her2, before);
            if (remaining.IsEmpty)
            {
                // Moved past the end of its therapy: it is no dose, and an LVEF is not judged by it.
                return effect;
            }

            work.Holds.AdvanceTo(before, remaining);
            var next = HoldEffect.On(before, agents.Overlaps(AgentSet.Chemotherapy), !open.Settled, work.Holds.Periods, work.Calendar);
            effect = next with { MovedBy = next.MovedBy ?? effect.MovedBy };
        }
        while (effect.Date != before && (work.Plan.Settings.PeriOperativeHer2 || !IsOvertaken(work, open.Slot.Phase, effect.Date)));
        return effect;
    }
}
