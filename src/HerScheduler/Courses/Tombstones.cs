using HerScheduler.Data;
using HerScheduler.Json;
using HerScheduler.Problems;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Courses;

/// <summary>Which plans were purged. Whoever creates plans asks here, after having seen that there is none of that id.</summary>
internal static class Tombstones
{
    public static Task<PurgedPlanRow?> Find(SchedulerDb db, string planId, CancellationToken cancel) =>
        db.PurgedPlans.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == planId, cancel);

    /// <summary>Of many plans at once, those that were purged.</summary>
    public static Task<List<PurgedPlanRow>> Among(SchedulerDb db, IReadOnlyCollection<string> planIds, CancellationToken cancel) =>
        db.PurgedPlans.AsNoTracking().Where(row => planIds.Contains(row.PlanId)).ToListAsync(cancel);

    public static Problem Refusal(PurgedPlanRow purged) =>
        Problem.Conflict($"Plan '{purged.PlanId}' was purged on {DateOnly.FromDateTime(purged.PurgedAt.UtcDateTime).Iso()}; its id is never used again.");
}
