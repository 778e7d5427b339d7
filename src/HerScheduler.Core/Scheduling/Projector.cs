using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Dosing;
using HerScheduler.Core.Facts;
using HerScheduler.Core.Tasks;

namespace HerScheduler.Core.Scheduling;

/// <summary>Plan and ledger in, events out: the steps in the order they run.</summary>
internal static class Projector
{
    /// <param name="ledger">What is known.</param>
    /// <param name="calendar">The site's open days.</param>
    /// <param name="before">The projection before the last fact, or null at the start.</param>
    /// <param name="cause">The last fact, which says why an event has gone; null at the start.</param>
    public static Projection Project(Ledger ledger, SiteCalendar calendar, Projection? before, Fact? cause)
    {
        ledger.Her2CeasedByAgents = null;
        var work = PlaceCycles(ledger, calendar);
        if (Her2End.WithItsAgents(work) is { } end)
        {
            // Seen only once all cycles are placed; holds and echoes depend on it, so they are placed again.
            ledger.Her2CeasedByAgents = end;
            work = PlaceCycles(ledger, calendar);
        }

        RadiotherapyStep.Place(work);
        EndocrineStep.Place(work);
        CompletionStep.Place(work);
        EchoPlanner.Place(work);
        DosePlanner.Mark(work);
        TaskStep.Place(work);
        return Carryover.Complete(work, before, cause);
    }

    private static Workspace PlaceCycles(Ledger ledger, SiteCalendar calendar)
    {
        var work = new Workspace(ledger, calendar);
        InitialCycles.Place(work);
        SurgeryStep.Place(work);
        PostOperativeChemotherapy.Place(work);
        Her2Branch.Place(work);
        AfterConjugate.Place(work, provisional: true);
        work.Holds.Finish();
        return work;
    }
}
