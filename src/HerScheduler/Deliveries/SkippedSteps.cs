using System.Globalization;
using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Security;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Deliveries;

/// <summary>
/// The steps of reminders and overdue alerts for which nothing was written, because a later one said the same: in the report with the reason.
/// </summary>
internal static class SkippedSteps
{
    public static async Task<IEnumerable<Delivery>> Read(SchedulerDb db, DeliveryQuery query, Reach reach, CancellationToken cancel)
    {
        if (query.Wanted is not (null or DeliveryResult.Skipped))
        {
            return [];
        }

        var rows = db.Notices.AsNoTracking().Where(row => row.Skipped != null);
        rows = query.Plan is null ? rows : rows.Where(row => row.PlanId == query.Plan);
        rows = query.From is null ? rows : rows.Where(row => row.NoticedAt >= query.From);
        rows = query.To is null ? rows : rows.Where(row => row.NoticedAt < query.To);
        var ofPlans = rows.Join(reach.Of(db.Plans), row => row.PlanId, plan => plan.Id, (row, plan) => new { Step = row, plan.Navigator });
        ofPlans = query.Recipients is null ? ofPlans : ofPlans.Where(row => query.Recipients.Contains(row.Navigator));
        var latest = ofPlans.OrderByDescending(row => row.Step.NoticedAt).ThenBy(row => row.Step.PlanId).ThenBy(row => row.Step.EventKey)
            .ThenBy(row => row.Step.Days);
        return (await latest.Take(query.PageSize).ToListAsync(cancel)).Select(row => Of(row.Step, row.Navigator));
    }

    private static Delivery Of(NoticeRow row, string navigator)
    {
        var kind = WireNames<NoticeKind>.Of(row.Kind);
        return new Delivery(
            row.NoticedAt,
            DeliveryChannel.None,
            kind,
            row.PlanId,
            row.EventKey,
            navigator,
            DeliveryResult.Skipped,
            SentAt: null,
            Attempts: 0,
            row.Skipped,
            $"{row.PlanId}/{row.EventKey} {row.Date.Iso()} {kind} {row.Days.ToString(CultureInfo.InvariantCulture)}");
    }
}
