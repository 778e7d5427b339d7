using HerScheduler.Core.Plans;
using HerScheduler.Core.Protocols;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Tasks;

/// <summary>
/// The tasks a clinic adds (rules T1, T6): those the plan names and those its therapies bring, placed after everything else, so that they move nothing.
/// </summary>
internal static class TaskStep
{
    public static void Place(Workspace work)
    {
        foreach (var id in work.Plan.Tasks)
        {
            Place(work, id);
        }

        Track? previous = null;
        foreach (var cycle in work.Cycles)
        {
            if (cycle.Cycle!.Track is { Tasks.Count: > 0 } track && track != previous)
            {
                previous = track;
                PlaceBrought(work, track);
            }
        }
    }

    private static void PlaceBrought(Workspace work, Track track)
    {
        foreach (var id in track.Tasks)
        {
            if (!work.Plan.Tasks.Contains(id) && !work.Events.Exists(draft => draft.Task?.Task.Id == id))
            {
                Place(work, id);
            }
        }
    }

    private static void Place(Workspace work, string id)
    {
        var task = work.Ledger.Tasks.Find(id) ?? throw new InvalidOperationException($"The plan names task {id}, which the library lacks.");
        if (!IsFor(work, task.OnlyIf))
        {
            return;
        }

        if (task.Anchor.IsOfEach)
        {
            AccompanyingTask.Place(work, task);
        }
        else
        {
            RecurringTask.Place(work, task);
        }
    }

    private static bool IsFor(Workspace work, TaskCondition condition) =>
        (condition.HormoneReceptorPositive is not { } positive || positive == (work.Plan.Disease.HormoneReceptor == MarkerStatus.Positive))
        && (condition.Agent is not { } agent || work.Cycles.Exists(cycle => TaskAnchors.Gives(cycle, AgentSet.Of(agent))));
}
