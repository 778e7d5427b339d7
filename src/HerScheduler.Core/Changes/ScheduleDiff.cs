using HerScheduler.Core.Facts;
using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Changes;

/// <summary>What changed between two schedules of one plan: for each event at most one change, each with its reason.</summary>
public static class ScheduleDiff
{
    /// <summary>Other doses or another clearance of a cycle count as a change up to this many days ahead, so that ageing does not flood.</summary>
    public const int ChangedWithinDays = 21;

    /// <summary>Compares two schedules seen from the same day.</summary>
    /// <param name="before">Null: nothing was scheduled before (approval).</param>
    /// <param name="after">The schedule now.</param>
    /// <param name="cause">The fact that was recorded in between; null for approval.</param>
    /// <returns>In the order of the events of <paramref name="after"/>, then those that vanished. Empty when nothing changed. Provisional events give no
    /// change.</returns>
    public static IReadOnlyList<Change> Between(Schedule? before, Schedule after, Fact? cause)
    {
        ArgumentNullException.ThrowIfNull(after);
        return Compare(before, after, (kind, was, now) => Because(kind, was, now, cause));
    }

    /// <summary>The same when no fact is behind it, but something outside the plan: the clinic's calendar was changed, say.</summary>
    /// <param name="before">The schedule before.</param>
    /// <param name="after">The schedule now.</param>
    /// <param name="occasion">What it was, in words; the reason of every change.</param>
    public static IReadOnlyList<Change> ByOccasion(Schedule before, Schedule after, string occasion)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentException.ThrowIfNullOrWhiteSpace(occasion);
        return Compare(before, after, (kind, was, now) => new Change(kind, now, was?.Date, ChangeReason.Of(kind, was, now, occasion), Cause: null));
    }

    /// <summary>The same over facts that were recorded together: each change names the last fact that did the like to its event.</summary>
    /// <param name="before">The schedule before the first.</param>
    /// <param name="steps">The facts in order, each with the schedule after it, all seen from the same day.</param>
    public static IReadOnlyList<Change> Over(Schedule before, IReadOnlyList<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Count == 0)
        {
            return [];
        }

        var causes = new Dictionary<(string Key, ChangeKind? Kind), Fact>();
        var previous = before;
        foreach (var step in steps)
        {
            foreach (var change in Compare(previous, step.After, (kind, was, now) => Because(kind, was, now, step.Fact)))
            {
                causes[(change.Event.Key, change.Kind)] = step.Fact;
                causes[(change.Event.Key, null)] = step.Fact;
            }

            previous = step.After;
        }

        return Compare(before, previous, (kind, was, now) =>
            Because(kind, was, now, causes.GetValueOrDefault((now.Key, kind)) ?? causes.GetValueOrDefault((now.Key, null)) ?? steps[^1].Fact));
    }

    private static List<Change> Compare(Schedule? before, Schedule after, Func<ChangeKind, ScheduleEvent?, ScheduleEvent, Change> because)
    {
        var changes = new List<Change>();
        var earlier = before?.Events.ToDictionary(e => e.Key, StringComparer.Ordinal) ?? [];
        foreach (var now in after.Events)
        {
            earlier.Remove(now.Key, out var was);
            if (KindOf(was, now, after.AsOf) is { } kind)
            {
                changes.Add(because(kind, was, now));
            }
        }

        foreach (var was in before?.Events ?? [])
        {
            if (earlier.ContainsKey(was.Key) && WasTold(was) && (was.IsOpen || was.Status == EventStatus.Done))
            {
                changes.Add(because(ChangeKind.Cancelled, was, was.Gone()));
            }
        }

        return changes;
    }

    private static Change Because(ChangeKind kind, ScheduleEvent? was, ScheduleEvent now, Fact? cause) =>
        new(kind, now, was?.Date, ChangeReason.Of(kind, was, now, cause), cause?.Id);

    private static ChangeKind? KindOf(ScheduleEvent? was, ScheduleEvent now, DateOnly asOf)
    {
        if (was is null || !WasTold(was) || IsClosed(was))
        {
            return now.Status switch
            {
                _ when now.IsProvisional => null,
                EventStatus.Planned => ChangeKind.Scheduled,
                EventStatus.Held => ChangeKind.Held,
                EventStatus.Done => ChangeKind.Done,
                _ => null,
            };
        }

        return now.Status switch
        {
            _ when now.IsProvisional => ChangeKind.Cancelled,
            EventStatus.Omitted or EventStatus.Cancelled => ChangeKind.Cancelled,
            EventStatus.Done => was.Done == now.Done && SameDoses(was, now) ? null : ChangeKind.Done,
            _ when was.Status == EventStatus.Done => ChangeKind.Scheduled,
            _ => Open(was, now, asOf),
        };
    }

    private static ChangeKind? Open(ScheduleEvent was, ScheduleEvent now, DateOnly asOf)
    {
        var (heldBefore, heldNow) = (IsHeld(was), IsHeld(now));
        if (heldBefore != heldNow)
        {
            return heldNow ? ChangeKind.Held : ChangeKind.Released;
        }

        if (was.Date != now.Date)
        {
            return ChangeKind.Moved;
        }

        var near = now.Kind == EventKind.Cycle && now.Date <= asOf.AddDays(ChangedWithinDays);
        return near && !(SameDoses(was, now) && was.CardiacClearance == now.CardiacClearance) ? ChangeKind.Changed : null;
    }

    private static bool WasTold(ScheduleEvent was) => !was.IsProvisional;

    private static bool IsClosed(ScheduleEvent was) => was.Status is EventStatus.Omitted or EventStatus.Cancelled;

    private static bool IsHeld(ScheduleEvent e) => e.Status == EventStatus.Held || e.Doses.Any(dose => dose.Held);

    private static bool SameDoses(ScheduleEvent was, ScheduleEvent now) => was.Doses.SequenceEqual(now.Doses);
}
