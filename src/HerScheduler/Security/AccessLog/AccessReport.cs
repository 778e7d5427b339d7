using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security.AccessLog;

/// <summary>Reads the access log.</summary>
internal sealed class AccessReport(SchedulerDb db)
{
    /// <summary>The entries about plans within reach; those that name no plan only for whom every site is within reach.</summary>
    public Task<List<AccessRow>> Read(AccessQuery query, Reach reach, CancellationToken cancel)
    {
        var rows = db.AccessLog.AsNoTracking();
        rows = reach.Everywhere ? rows : rows.Where(row => reach.Of(db.Plans).Any(plan => plan.Id == row.PlanId));
        rows = query.Plan is null ? rows : rows.Where(row => row.PlanId == query.Plan);
        rows = query.User is null ? rows : rows.Where(row => row.Who == query.User);
        var (from, to) = (query.From?.ToUniversalTime(), query.To?.ToUniversalTime());
        rows = from is null ? rows : rows.Where(row => row.At >= from);
        rows = to is null ? rows : rows.Where(row => row.At < to);
        rows = query.Before is null ? rows : rows.Where(row => row.Id < query.Before);
        return rows.OrderByDescending(row => row.Id).Take(query.PageSize).ToListAsync(cancel);
    }
}
