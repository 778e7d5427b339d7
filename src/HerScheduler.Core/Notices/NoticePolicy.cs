using System.Collections.Frozen;
using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Tasks.Library;

namespace HerScheduler.Core.Notices;

/// <summary>What a notice says.</summary>
public enum NoticeKind
{
    /// <summary>Some days before the date.</summary>
    Reminder,

    /// <summary>Some days after it, with nothing recorded.</summary>
    Overdue,
}

/// <summary>One reminder or alert about an event.</summary>
/// <param name="Kind">Reminder or overdue.</param>
/// <param name="Days">Days before the date (reminder) or past it (overdue), 1 or more.</param>
/// <param name="On">The local day it is due to be sent.</param>
public readonly record struct Notice(NoticeKind Kind, int Days, DateOnly On);

/// <summary>Which notices an event gets, to whom and how, as data: one table for each kind of event. A site can have its own.</summary>
/// <param name="Kinds">A kind that is not listed gets none.</param>
/// <param name="Tasks">By id, the tasks that say their own reminders; the others get what <paramref name="Kinds"/> has for tasks.</param>
public sealed record NoticePolicy(IReadOnlyDictionary<EventKind, KindNotices> Kinds, IReadOnlyDictionary<string, KindNotices> Tasks)
{
    private static readonly NoticeRecipient[] Navigator = [NoticeRecipient.Navigator];
    private static readonly NoticeRecipient[] NavigatorAndAdministrators = [NoticeRecipient.Navigator, NoticeRecipient.Administrators];

    /// <summary>
    /// Reminders 7 and 1 days before a cycle or a task, 28, 14 and 3 before an echo, 14 and 2 before surgery; overdue on day 1, 7, 14 and every 14 days. The
    /// built-in tasks say their own reminders. Of an overdue echo the navigator gets an e-mail each time, the site's administrators from day 14 on;
    /// everything else is in the digest.
    /// </summary>
    public static NoticePolicy Default { get; } = Of(
        Enum.GetValues<EventKind>().Where(kind => kind != EventKind.Her2Completion).ToDictionary(kind => kind, DefaultOf),
        TaskLibrary.BuiltIn);

    /// <summary>A policy of these tables; a task that says its own reminders has those, and is overdue like every task.</summary>
    public static NoticePolicy Of(IReadOnlyDictionary<EventKind, KindNotices> kinds, TaskLibrary library)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(library);
        var task = kinds.TryGetValue(EventKind.Task, out var notices) ? notices : KindNotices.None;
        return new NoticePolicy(
            kinds,
            library.All.Where(one => one.Reminders is not null).ToFrozenDictionary(
                one => one.Id,
                one => task with { Reminders = [.. one.Reminders!.Select(days => new NoticeStep(days, []))] },
                StringComparer.Ordinal));
    }

    /// <summary>The steps of an event: of its task, else of its kind.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="key">Its key.</param>
    public KindNotices StepsOf(EventKind kind, string key) =>
        kind == EventKind.Task && Tasks.TryGetValue(ClinicTask.IdIn(key), out var own) ? own
        : Kinds.TryGetValue(kind, out var notices) ? notices
        : KindNotices.None;

    /// <summary>The step a notice belongs to: who is told, and how.</summary>
    /// <exception cref="InvalidOperationException">This policy has no such notice.</exception>
    public NoticeStep StepOf(EventKind kind, string key, Notice notice) => notice.Kind == NoticeKind.Reminder
        ? StepsOf(kind, key).Reminders.First(step => step.Days == notice.Days)
        : StepsOf(kind, key).Overdue.Last(step => step.Days <= notice.Days);

    /// <summary>
    /// The one notice that is due on <paramref name="today"/>: the latest step that has been reached. After an outage the steps
    /// that were missed are folded into it (never both "in 7 days" and "in 1 day"). Null when none is due, and for an event that
    /// nobody is reminded of (anything but planned, and the completion milestone).
    /// </summary>
    public Notice? Current(EventKind kind, string key, EventStatus status, DateOnly date, DateOnly today)
    {
        var timing = Timing.Of(kind, status, date, today);
        if (timing.State == TimingState.Overdue)
        {
            var step = StepsOf(kind, key).OverdueStepAt(timing.Days);
            return step == 0 ? null : new Notice(NoticeKind.Overdue, step, date.AddDays(step));
        }

        var reached = timing.State == TimingState.Upcoming ? StepsOf(kind, key).Reminders.LastOrDefault(step => timing.Days <= step.Days) : null;
        return reached is null ? null : Reminder(reached, date);
    }

    /// <summary>The steps before the one of <paramref name="current"/>, which are folded into it, oldest first; of an overdue one its reminders too.</summary>
    public IReadOnlyList<Notice> FoldedInto(EventKind kind, string key, DateOnly date, Notice current)
    {
        var notices = StepsOf(kind, key);
        if (current.Kind == NoticeKind.Reminder)
        {
            return [.. notices.Reminders.Where(step => step.Days > current.Days).Select(step => Reminder(step, date))];
        }

        List<Notice> folded = [.. notices.Reminders.Select(step => Reminder(step, date))];
        for (var step = notices.OverdueStepAfter(0); step is { } days && days < current.Days; step = notices.OverdueStepAfter(days))
        {
            folded.Add(new Notice(NoticeKind.Overdue, days, date.AddDays(days)));
        }

        return folded;
    }

    /// <summary>The first notice due strictly after <paramref name="day"/>, or null when there is none any more.</summary>
    public Notice? NextAfter(EventKind kind, string key, EventStatus status, DateOnly date, DateOnly day)
    {
        if (Timing.Of(kind, status, date, day).State == TimingState.None)
        {
            return null;
        }

        if (StepsOf(kind, key).Reminders.FirstOrDefault(step => date.AddDays(-step.Days) > day) is { } reminder)
        {
            return Reminder(reminder, date);
        }

        return StepsOf(kind, key).OverdueStepAfter(day.DayNumber - date.DayNumber) is { } next
            ? new Notice(NoticeKind.Overdue, next, date.AddDays(next))
            : null;
    }

    private static Notice Reminder(NoticeStep step, DateOnly date) => new(NoticeKind.Reminder, step.Days, date.AddDays(-step.Days));

    private static KindNotices DefaultOf(EventKind kind)
    {
        int[] lead = kind switch
        {
            EventKind.Cycle or EventKind.Task => [7, 1],
            EventKind.Echo => [28, 14, 3],
            EventKind.Surgery => [14, 2],
            EventKind.Pathology or EventKind.RadiotherapyStart or EventKind.RadiotherapyEnd or EventKind.EndocrineStart or EventKind.EndocrineReview
                or EventKind.Her2Completion => [],
        };
        var isEcho = kind == EventKind.Echo;
        return new KindNotices(
            [.. lead.Select(days => new NoticeStep(days, []))],
            [
                new NoticeStep(1, isEcho ? Navigator : []),
                new NoticeStep(7, isEcho ? Navigator : []),
                new NoticeStep(14, isEcho ? NavigatorAndAdministrators : []),
            ],
            RepeatEvery: 14);
    }
}
