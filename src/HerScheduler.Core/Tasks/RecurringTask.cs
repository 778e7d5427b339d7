using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Tasks;

/// <summary>A task that happens once, or again at its interval until it ends; once one is done the next counts from it (rules T2–T4).</summary>
internal static class RecurringTask
{
    public static void Place(Workspace work, ClinicTask task)
    {
        if (TaskAnchors.Find(work, task.Anchor) is not { } anchor)
        {
            return;
        }

        var until = task.Until?.Anchor is { } end ? (TaskAnchors.Find(work, end) ?? TaskAnchors.CourseEnd(work)).Date : DateOnly.MaxValue;
        var times = task.Every is null ? 1 : task.Until?.Times ?? int.MaxValue;
        var certain = anchor.IsProvisional ? DateOnly.MinValue : CertainUntil(work, task);
        var (from, day, intervals) = (task.KeyOf(1), anchor.Date.AddDays(task.OffsetDays), 0);
        for (var number = 1; number <= times; number++, intervals++)
        {
            intervals = PastAPause(work, task, day, intervals);
            var why = number == 1 ? new Why(WhyRule.TaskOffset, anchor.Phrase, anchor.Date, task.OffsetDays) : Counted(task.Every!, from, day, intervals);
            var rule = DayOf(task, day, intervals);
            var draft = TaskDrafts.Of(work, new TaskPart(task, number), rule, why, rule > certain ? EventStatus.Provisional : EventStatus.Planned);
            if (!draft.IsDone && draft.Computed > until)
            {
                return;
            }

            work.Add(draft);
            if (draft.IsDone)
            {
                (from, day, intervals) = (draft.Key, draft.Date, 0);
            }
        }
    }

    /// <summary>A task that ends with the last dose of an agent is certain only up to the last dose that does not hang on a branch.</summary>
    private static DateOnly CertainUntil(Workspace work, ClinicTask task) =>
        task.Until?.Anchor is { Kind: TaskAnchorKind.LastDoseOf } last ? TaskAnchors.LastCertain(work, last.Agents) : DateOnly.MaxValue;

    private static DateOnly DayOf(ClinicTask task, DateOnly day, int intervals) => task.Every?.After(day, intervals) ?? day;

    private static Why Counted(TaskInterval every, string from, DateOnly day, int intervals) => every.Unit switch
    {
        TaskUnit.Days => new Why(WhyRule.TaskDays, from, day, every.Count * intervals),
        TaskUnit.Weeks => new Why(WhyRule.TaskDays, from, day, 7 * every.Count * intervals),
        TaskUnit.Months => new Why(WhyRule.CalendarMonths, from, day, every.Count * intervals),
        _ => throw new ArgumentOutOfRangeException(nameof(every), every.Unit, "Not a unit of a task's interval."),
    };

    /// <summary>
    /// A task that ends with the last dose of an agent goes on while that agent is given: between its part before surgery and its part after it nothing is
    /// asked.
    /// </summary>
    private static int PastAPause(Workspace work, ClinicTask task, DateOnly day, int intervals)
    {
        if (task is { Every: not null, Until.Anchor: { Kind: TaskAnchorKind.LastDoseOf } last })
        {
            while (TaskAnchors.IsBetweenParts(work, last.Agents, DayOf(task, day, intervals)))
            {
                intervals++;
            }
        }

        return intervals;
    }
}
