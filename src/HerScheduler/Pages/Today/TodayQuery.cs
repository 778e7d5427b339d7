using HerScheduler.Core.Reports;
using HerScheduler.Core.Scheduling;
using HerScheduler.Data;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Pages.Today;

/// <summary>
/// Today's dated work over all sites from one query of the stored events: what is overdue, due today, and due in the next seven days. What waits and what
/// changed is on the page of each navigator, which replays the facts as the digest does.
/// </summary>
internal sealed class TodayQuery(SchedulerDb db, SiteDirectory sites, TimeProvider time)
{
    public async Task<IReadOnlyList<TodayLine>> Run(Reach reach, CancellationToken cancel)
    {
        var now = time.Now();
        var horizon = sites.All.Max(site => site.Today(now)).AddDays(DailyWork.DaysAhead);
        var rows = await reach.Of(db.Events.AsNoTracking())
            .Where(e => e.Status == EventStatus.Planned && e.Date <= horizon)
            .OrderBy(e => e.Date).ThenBy(e => e.PlanId).ThenBy(e => e.Key)
            .Select(e => new { e.PlanId, e.Plan!.PatientId, e.Plan.PatientName, e.Site, e.Kind, e.Status, e.Date, e.Title, e.Navigator, e.Key })
            .ToListAsync(cancel);
        var lines = new List<TodayLine>();
        foreach (var row in rows)
        {
            // A site that is no longer configured has no today of its own.
            if (sites.Find(row.Site) is not { } site)
            {
                continue;
            }

            var timing = Timing.Of(row.Kind, row.Status, row.Date, site.Today(now));
            if (timing.State != TimingState.None && timing is not { State: TimingState.Upcoming, Days: > DailyWork.DaysAhead })
            {
                lines.Add(new TodayLine(timing, row.PlanId, row.PatientId, site.ShowPatientNames ? row.PatientName : null, site.Name, row.Navigator, row.Title, row.Date, row.Key));
            }
        }

        return lines;
    }
}

/// <summary>One event of today's work.</summary>
internal sealed record TodayLine(Timing Timing, string Plan, string Patient, string? PatientName, string Site, string Navigator, string Title, DateOnly Date, string Key);
