using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Entries;

/// <summary>Enters cycles that were given or left out.</summary>
internal static class DoseEntries
{
    public static Entered Given(Ledger ledger, DoseGiven fact, Projection before)
    {
        var part = CycleOf(fact, fact.Event, before);
        ledger.Given[fact.Event] = new GivenDose(fact.Date, fact.Agents ?? part.Agents.Except(part.Held), part.Track, part.Number, part.Phase);
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
        var all = CycleOf(fact, fact.Event, before).Track.AgentSet;
        var agents = fact.Agents ?? all;
        if (ledger.Omitted.TryGetValue(fact.Event, out var earlier))
        {
            agents = agents.Union(earlier.Agents);
        }

        ledger.Omitted[fact.Event] = new Omission(agents, fact.Reason ?? string.Empty);
        return Entered.Done;
    }

    private static CyclePart CycleOf(Fact fact, string key, Projection before) => before.Find(key)?.Cycle
        ?? throw new ArgumentException($"Fact {fact.Id} names {key}, which is no cycle of the schedule before it; it cannot have been accepted.", nameof(fact));
}
