using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Sites;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reminders;

/// <summary>
/// When to look at an event again is stored, and is right only for the settings and the clock it was computed with. Where a changed notice policy, or a
/// clock that went back, asks for an earlier look, this brings it forward; nothing is told twice by it. Mostly there is nothing to do.
/// </summary>
internal sealed partial class TimetableSweep(SchedulerDb db, SiteDirectory sites, TimeProvider time, ILogger<TimetableSweep> logger) : ISweep
{
    /// <summary>How many plans are looked at together: bounds memory.</summary>
    private const int BatchSize = 500;

    /// <summary>While something is watched, a plan's alerts are looked at every day.</summary>
    private static readonly TimeSpan LongestWatch = TimeSpan.FromDays(2);

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var after = "";
        while (await Plans(after, cancel) is { Count: > 0 } plans)
        {
            var late = await Late(plans, now, cancel);
            if (late.Count > 0)
            {
                await db.InOneTransaction(token => BringForward(late, token), cancel);
                LogBroughtForward(late.Count);
            }

            after = plans[^1];
        }

        await LookAtAlerts(now, cancel);
    }

    private Task<List<string>> Plans(string after, CancellationToken cancel) =>
        db.Plans.Where(plan => plan.Status == PlanStatus.Approved).After(after).OrderBy(plan => plan.Id).Take(BatchSize).Select(plan => plan.Id)
            .ToListAsync(cancel);

    private async Task<HashSet<string>> Late(List<string> plans, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await db.Events.AsNoTracking().Where(row => plans.Contains(row.PlanId) && row.Status == EventStatus.Planned).ToListAsync(cancel);
        return [.. rows.Where(row => IsLate(row, now)).Select(row => row.PlanId)];
    }

    private bool IsLate(PlanEventRow row, DateTimeOffset now) =>
        !row.IsQuiet && sites.Find(row.Site) is { } site
        && NextNotice.After(site, row.Kind, row.Key, row.Status, row.Date, site.Today(now)) is { } expected
        && !(row.NextNoticeAt <= expected);

    private async Task<int> BringForward(HashSet<string> plans, CancellationToken cancel)
    {
        await db.Dialect.LockPlans(db, [.. plans], cancel);
        var now = time.Now();
        var rows = await db.Events.Where(row => plans.Contains(row.PlanId) && row.Status == EventStatus.Planned).ToListAsync(cancel);
        foreach (var row in rows.Where(row => IsLate(row, now)))
        {
            row.NextNoticeAt = NextNotice.OfNew(sites.Of(row.Site), row.Kind, row.Key, row.Status, row.Date, now);
        }

        return rows.Count;
    }

    /// <summary>Plans with an alert that stands, or an echo that is late, are looked at daily: one that is not has its look from another clock.</summary>
    private async Task LookAtAlerts(DateTimeOffset now, CancellationToken cancel)
    {
        var (limit, today) = (now + LongestWatch, DateOnly.FromDateTime(now.UtcDateTime));
        var late = db.Plans
            .Where(plan => plan.Status == PlanStatus.Approved && plan.NextAlertAt > limit)
            .Where(plan => db.StandingAlerts.Any(alert => alert.PlanId == plan.Id)
                || db.Events.Any(row => row.PlanId == plan.Id && row.Kind == EventKind.Echo && row.DueOn < today));
        while (await late.OrderBy(plan => plan.Id).Select(plan => plan.Id).Take(BatchSize).ToListAsync(cancel) is { Count: > 0 } some)
        {
            await db.Plans.Where(plan => some.Contains(plan.Id)).ExecuteUpdateAsync(set => set.SetProperty(plan => plan.NextAlertAt, now), cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The notices of {Plans} plans are looked at earlier than was stored: the notice policy was changed, or the clock was wrong")]
    private partial void LogBroughtForward(int plans);
}
