using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Tasks;

/// <summary>Turns a task's date by rule into an event: rolled, deferred, done, omitted (rules T4–T6).</summary>
internal static class TaskDrafts
{
    /// <param name="work">The projection.</param>
    /// <param name="part">The task and the number of this event of it.</param>
    /// <param name="rule">The date by rule.</param>
    /// <param name="why">The rule.</param>
    /// <param name="open">What it is while nothing is recorded: planned, provisional or held.</param>
    public static Draft Of(Workspace work, TaskPart part, DateOnly rule, Why why, EventStatus open)
    {
        var key = part.Task.KeyOf(part.Number);
        var computed = Roll(work.Calendar, part.Task.ClosedDays, rule);
        var (date, note) = Deferring.Apply(work, key, computed);
        var done = work.Ledger.TasksDone.TryGetValue(key, out var day) ? day : (DateOnly?)null;
        var omitted = work.Ledger.TasksOmitted.GetValueOrDefault(key);
        return new Draft
        {
            Key = key,
            Kind = EventKind.Task,
            Date = done ?? date,
            RuleDate = rule,
            Computed = computed,
            Provisional = open == EventStatus.Provisional,
            Status = done is not null ? EventStatus.Done : omitted is not null ? EventStatus.Omitted : open,
            Why = why,
            Note = omitted is null ? note : Notes.Join(note, $"Omitted: {Notes.Sentence(omitted)}"),
            Task = part,
        };
    }

    public static DateOnly Roll(SiteCalendar calendar, ClosedDays closed, DateOnly day) => closed switch
    {
        ClosedDays.Forward => calendar.Forward(day),
        ClosedDays.Back => calendar.Back(day),
        ClosedDays.Stay => day,
        _ => throw new ArgumentOutOfRangeException(nameof(closed), closed, "Not a way to treat closed days."),
    };
}
