using HerScheduler.Data;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Courses;

/// <summary>Keeps each calendar that plans are scheduled by, so that a later change can be told from it. To be run before plans are approved.</summary>
public sealed class CalendarRegister(IServiceScopeFactory scopes, SiteDirectory sites) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Keep(sites, cancellationToken);

    /// <summary>Those of <paramref name="clinics"/> that are not known yet.</summary>
    public async Task Keep(SiteDirectory clinics, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        await db.InOneTransaction(
            async token =>
            {
                await db.Dialect.LockWork(db, "calendars", token);
                var known = await db.Calendars.Select(row => row.Id).ToListAsync(token);
                var missing = clinics.All.Select(site => site.Days).DistinctBy(days => days.Id).Where(days => !known.Contains(days.Id)).ToList();
                db.Calendars.AddRange(missing.Select(days => new CalendarRow { Id = days.Id, Days = days.Text }));
                return missing.Count;
            },
            cancel);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
