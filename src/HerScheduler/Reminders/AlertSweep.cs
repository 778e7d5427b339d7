using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messaging;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reminders;

/// <summary>Finds the urgent alerts that begin because a day began: criteria to resume met after 28 days, an echo overdue with a cycle due.</summary>
internal sealed class AlertSweep(SchedulerDb db, CourseReader courses, AlertDesk desk, RelaySignal relay) : ISweep
{
    /// <summary>How many plans are looked at together: bounds memory and the time they are locked.</summary>
    private const int BatchSize = 200;

    /// <summary>A plan that cannot be read is asked again after that long.</summary>
    private static readonly TimeSpan Unreadable = TimeSpan.FromMinutes(15);

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var isMore = await db.Plans.AnyAsync(plan => plan.NextAlertAt <= now, cancel);
        while (isMore)
        {
            isMore = await db.InOneTransaction(token => RunBatch(now, token), cancel) == BatchSize;
            db.AfterCommit(relay.Wake);
        }
    }

    private async Task<int> RunBatch(DateTimeOffset now, CancellationToken cancel)
    {
        var due = await db.Plans.Where(plan => plan.NextAlertAt <= now).OrderBy(plan => plan.NextAlertAt).Take(BatchSize).Select(plan => plan.Id)
            .ToListAsync(cancel);
        await db.Dialect.LockPlans(db, due, cancel);
        var rows = await db.Plans.Where(plan => due.Contains(plan.Id) && plan.NextAlertAt <= now).ToListAsync(cancel);
        foreach (var row in rows)
        {
            row.NextAlertAt = now + Unreadable;
        }

        var read = await courses.Load(db.Plans.Where(plan => due.Contains(plan.Id) && plan.NextAlertAt <= now), cancel);
        await desk.Update(db, [.. read.Select(course => new AlertCase(course, course.ScheduleAt(now), Recorded: null))], now, cancel);
        return due.Count;
    }
}
