using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Tasks;

/// <summary>A task beside every one of several events: a test before each cycle, an injection after it (rule T2).</summary>
internal static class AccompanyingTask
{
    public static void Place(Workspace work, ClinicTask task)
    {
        foreach (var accompanied in Accompanied(work, task.Anchor))
        {
            var number = work.Ledger.TaskNumber(task.Id, accompanied.Key);
            var why = new Why(WhyRule.TaskOffset, accompanied.Key, accompanied.Date, task.OffsetDays);
            work.Add(TaskDrafts.Of(work, new TaskPart(task, number), accompanied.Date.AddDays(task.OffsetDays), why, StatusBeside(accompanied, task.Anchor)));
        }
    }

    /// <summary>By date, which is the order in which they get their numbers; a number once given stays with its event.</summary>
    private static List<Draft> Accompanied(Workspace work, TaskAnchor anchor)
    {
        List<Draft> events = anchor.Kind == TaskAnchorKind.EachCycleOf
            ? work.Cycles.FindAll(cycle => TaskAnchors.Gives(cycle, anchor.Agents))
            : work.Events.FindAll(draft => Json.WireNames<EventKind>.Of(draft.Kind) == anchor.Key && (draft.IsOpen || draft.IsDone));
        DateOrder.Sort(events);
        return events;
    }

    private static EventStatus StatusBeside(Draft accompanied, TaskAnchor anchor) => accompanied switch
    {
        { Status: EventStatus.Held } => EventStatus.Held,
        { Cycle: not null } when !anchor.Agents.IsEmpty && TaskAnchors.Withholds(accompanied, anchor.Agents) => EventStatus.Held,
        { Provisional: true, IsOpen: true } => EventStatus.Provisional,
        _ => EventStatus.Planned,
    };
}
