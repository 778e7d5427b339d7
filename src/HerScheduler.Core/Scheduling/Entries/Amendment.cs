using HerScheduler.Core.Facts;
using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;

namespace HerScheduler.Core.Scheduling.Entries;

/// <summary>A new plan for the same patient: what was done stays done, the new protocol starts at its own start with its own slots (rules C7, C8).</summary>
internal static class Amendment
{
    public static Entered Enter(Ledger ledger, PlanAmended fact, Projection before, PlanLibrary library)
    {
        var document = fact.Document;
        var found = library.Protocols.Find(document.Protocol) ?? throw new ArgumentException($"Unknown protocol {document.Protocol}.", nameof(fact));
        var protocol = AdjuvantIntent.Of(found, document.Intent);
        var replanned = protocol.Id != ledger.Protocol.Id || document.Start != ledger.Plan.Start;
        ledger.Plan = document;
        ledger.Protocol = protocol;
        ledger.Policy = library.PolicyOf(document);
        HistoryEntry.Enter(ledger);
        var finishesConjugate = ledger.ConjugateStopped is { Then: not null } stopped
            && AfterConjugate.IsOfThePlan(new Workspace(ledger, before.Work.Calendar), stopped.Named);
        foreach (var (key, given) in ledger.Given.ToArray())
        {
            var phase = given.Phase == CyclePhase.AfterConjugate && !finishesConjugate ? CyclePhase.Branch : given.Phase;
            ledger.Given[key] = given with { Phase = replanned ? PhaseIn(protocol, given, phase) : phase };
        }

        if (!replanned)
        {
            return Entered.Done;
        }

        ledger.WasReplanned = true;

        // What people chose for cycles of the old course does not bind the new one, unless it lies behind.
        ledger.Deferrals.Clear();
        KeepOvertaken(ledger.Settled, ledger, before);
        KeepOvertaken(ledger.Omitted, ledger, before);
        return Entered.Done;
    }

    /// <summary>A cycle that both protocols have is the same one: left out or open, it stays as it was once a later one of its track was given.</summary>
    private static void KeepOvertaken<T>(Dictionary<string, T> ofCycles, Ledger ledger, Projection before)
    {
        foreach (var key in ofCycles.Keys.ToArray())
        {
            if (before.Find(key)?.Cycle is not { } part || !IsOvertaken(ledger, part))
            {
                ofCycles.Remove(key);
            }
        }
    }

    private static bool IsOvertaken(Ledger ledger, CyclePart part) => ledger.Given.Values.Any(
        given => given.Phase != CyclePhase.Earlier && given.Track.Id == part.Track.Id && given.Number > part.Number);

    private static CyclePhase PhaseIn(Protocol protocol, GivenDose given, CyclePhase phase)
    {
        var track = protocol.FindTrack(given.Track.Id);
        if (track is not null && given.Number >= track.FirstNumber && given.Number <= track.LastNumber)
        {
            return track.Phase == TrackPhase.Initial ? CyclePhase.Initial : CyclePhase.PostOperativeChemotherapy;
        }

        var follows = phase == CyclePhase.AfterConjugate || (phase == CyclePhase.Branch && !protocol.HoldsItsWholeCourse);
        return follows ? phase : CyclePhase.Earlier;
    }
}
