using HerScheduler.Core.Facts;

namespace HerScheduler.Core.Scheduling.Acceptance;

/// <summary>Whether an event can be deferred.</summary>
internal static class DeferralJudge
{
    public static Verdict Judge(Deferred fact, Projection before)
    {
        var (found, refused) = FactJudge.FindOpen(before, fact.Event, "#/event");
        if (found is null)
        {
            return refused;
        }

        return found.Kind switch
        {
            EventKind.Cycle => Cycle(fact, found),
            EventKind.Echo or EventKind.Surgery or EventKind.RadiotherapyStart or EventKind.Task => Verdict.Accepted,
            _ => Verdict.Contradiction("#/event", $"{fact.Event} cannot be deferred: only a cycle, an echo, surgery, radiotherapy-start or a task can"),
        };
    }

    private static Verdict Cycle(Deferred fact, Draft cycle)
    {
        if (cycle.Cycle!.Settled)
        {
            return Verdict.Contradiction("#/event", $"{fact.Event} is not moved any more: a later cycle was given. Record it as given or omitted");
        }

        return fact.To < cycle.Computed
            ? Verdict.NeedsForce("#/to", Notes.Text($"{fact.To:O} is before {cycle.Computed:O}, the date the rules give {fact.Event}"))
            : Verdict.Accepted;
    }
}
