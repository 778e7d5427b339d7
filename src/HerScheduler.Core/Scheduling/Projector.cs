using HerScheduler.Core.Cardiac;
using HerScheduler.Core.Dosing;
using HerScheduler.Core.Tasks;

namespace HerScheduler.Core.Scheduling;

/// <summary>Plan and ledger in, events out: the steps in the order they run.</summary>
internal static class Projector
{
    /// <param name="ledger">What is known.</param>
    /// <param name="calendar">The site's open days.</param>
    /// <param name="before">The projection before the last fact, or null at the start.</param>
    /// <param name="cause">What the last fact was, for an event that goes because of it.</param>
    public static Projection Project(Ledger ledger, SiteCalendar calendar, Projection? before, string cause)
    {
        var work = new Workspace(ledger, calendar);
        InitialCycles.Place(work);
        SurgeryStep.Place(work);
        PostOperativeChemotherapy.Place(work);
        Her2Branch.Place(work);
        work.Holds.Finish();
        RadiotherapyStep.Place(work);
        EndocrineStep.Place(work);
        CompletionStep.Place(work);
        EchoPlanner.Place(work);
        DosePlanner.Mark(work);
        TaskStep.Place(work);
        return Carryover.Complete(work, before, cause);
    }
}
