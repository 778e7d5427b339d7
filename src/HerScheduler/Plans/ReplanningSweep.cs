using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messaging;
using HerScheduler.Sites;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Plans;

/// <summary>
/// Plans every open plan again whose dates were computed with another calendar than its clinic has, or by an earlier edition of the rules. Mostly there is
/// none.
/// </summary>
internal sealed partial class ReplanningSweep(
    SchedulerDb db, SiteDirectory sites, CourseReader courses, Replanning replanning, RelaySignal relay, TimeProvider time,
        ILogger<ReplanningSweep> logger) : ISweep
{
    /// <summary>How many plans are planned again together: bounds memory and the time they are locked.</summary>
    private const int BatchSize = 100;

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var site in sites.All)
        {
            var after = "";
            while (await Batch(site, after, cancel) is { } last)
            {
                after = last;
            }
        }
    }

    /// <returns>The last plan of the batch; null when there was none. A plan that cannot be read keeps its place and is passed over.</returns>
    private async Task<string?> Batch(Site site, string after, CancellationToken cancel)
    {
        var found = await db.Plans
            .Where(plan => plan.Site == site.Id && plan.Status == PlanStatus.Approved && plan.CalendarId != site.CalendarId)
            .After(after).OrderBy(plan => plan.Id).Take(BatchSize).Select(plan => plan.Id).ToListAsync(cancel);
        if (found.Count == 0)
        {
            return null;
        }

        await db.InOneTransaction(
            async token =>
            {
                await db.Dialect.LockPlans(db, found, token);
                var read = await courses.Load(db.Plans.Where(plan => found.Contains(plan.Id)), token);

                // Not when the sweep began: a digest that was composed since then must find these changes among the later ones.
                await replanning.Apply(read, time.Now(), token);
                return read.Count;
            },
            cancel);
        db.AfterCommit(relay.Wake);
        LogPlanned(found.Count, site.Id);
        return found[^1];
    }

    [LoggerMessage(Level = LogLevel.Information,
        Message = "{Count} plans of site {Site} were planned again: its calendar was changed, or the rules were revised")]
    private partial void LogPlanned(int count, string site);
}
