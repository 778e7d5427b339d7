using HerScheduler.Data;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security;

/// <summary>Where a plan belongs.</summary>
internal sealed record PlanPlace(string Site, string Navigator);

/// <summary>What is asked at every request, translated once for a process: to translate it takes longer than to answer it.</summary>
internal sealed class DoorQueries
{
    public Func<SchedulerDb, string, CancellationToken, Task<MachineTokenRow?>> Token { get; } = EF.CompileAsyncQuery(
        (SchedulerDb db, string id, CancellationToken cancel) => db.MachineTokens.AsNoTracking().SingleOrDefault(row => row.Id == id));

    public Func<SchedulerDb, string, CancellationToken, Task<PlanPlace?>> PlaceOf { get; } = EF.CompileAsyncQuery(
        (SchedulerDb db, string id, CancellationToken cancel) =>
            db.Plans.Where(plan => plan.Id == id).Select(plan => new PlanPlace(plan.Site, plan.Navigator)).SingleOrDefault());
}
