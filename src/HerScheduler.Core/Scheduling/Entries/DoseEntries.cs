using HerScheduler.Core.Dosing;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Entries;

/// <summary>Enters cycles that were given or left out (rules C9, C11).</summary>
internal static class DoseEntries
{
    public static Entered Given(Ledger ledger, DoseGiven fact, Projection before)
    {
        if (ledger.Given.TryGetValue(fact.Event, out var earlier) && fact.Agents is { } others)
        {
            ledger.Given[fact.Event] = earlier.With(new DoseRecording(fact.Date, others), fact.Partial);
            ledger.Parts.Continue(fact.Event);
            return Entered.Done;
        }

        var part = CycleOf(fact, fact.Event, before);
        var due = part.Agents.Except(part.Held);
        ledger.Given[fact.Event] = new GivenDose(part.Track, part.Number, part.Phase, due, fact.Partial, [new DoseRecording(fact.Date, fact.Agents ?? due)]);
        if (fact.Agents is not null)
        {
            ledger.Parts.Begin(fact.Event, before, ledger);
        }

        foreach (var other in before.Work.Cycles)
        {
            if (other.IsOpen && other.Cycle!.Track.Id == part.Track.Id && other.Cycle.Number < part.Number)
            {
                ledger.Settled.TryAdd(other.Key, other.Date);
            }
        }

        return Entered.Done;
    }

    public static Entered Omitted(Ledger ledger, DoseOmitted fact, Projection before)
    {
        var agents = fact.Agents ?? CycleOf(fact, fact.Event, before).Track.AgentSet;
        if (ledger.Given.TryGetValue(fact.Event, out var given))
        {
            ledger.Given[fact.Event] = given.Without(agents);
        }

        ledger.Omitted[fact.Event] = new Omission(AllOmitted(ledger, fact.Event, agents), fact.Reason ?? string.Empty);
        return Entered.Done;
    }

    public static Entered Changed(Ledger ledger, DoseChanged fact, Projection before)
    {
        var first = ChangedDoses.FirstCycle(before.Work, fact)
            ?? throw new ArgumentException($"Fact {fact.Id} changes a dose of no cycle; it cannot have been accepted.", nameof(fact));
        var part = first.Cycle!;
        var begins = fact.From.Event is null ? default((string, int)?) : (part.Track.Id, part.Number);
        ledger.DoseChanges.Add(new DoseChange(fact.Agent, fact.Dose, begins, fact.From.Day ?? first.Date, part.Track.IntervalDays));
        return Entered.Done;
    }

    private static AgentSet AllOmitted(Ledger ledger, string key, AgentSet agents) =>
        ledger.Omitted.TryGetValue(key, out var earlier) ? agents.Union(earlier.Agents) : agents;

    private static CyclePart CycleOf(Fact fact, string key, Projection before) => before.Find(key)?.Cycle
        ?? throw new ArgumentException($"Fact {fact.Id} names {key}, which is no cycle of the schedule before it; it cannot have been accepted.", nameof(fact));
}
