using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security;

/// <summary>
/// What is asked at every request, in one round trip: who it is and, on a route of a plan, where that plan belongs. Translated once for a process: to translate
/// it takes longer than to answer it.
/// </summary>
internal sealed class DoorQueries
{
    /// <summary>A token's id and the route's plan, "" for none.</summary>
    public Func<SchedulerDb, string, string, CancellationToken, Task<TokenAtDoor?>> Token { get; } = EF.CompileAsyncQuery(
        (SchedulerDb db, string id, string plan, CancellationToken cancel) => db.MachineTokens.Where(row => row.Id == id)
            .Select(row => new TokenAtDoor(row.Name, row.Hash, row.Role, row.Sites, row.ExpiresAt, row.RevokedAt, row.LastUsedAt)
            {
                Site = db.Plans.Where(each => each.Id == plan).Select(each => each.Site).FirstOrDefault(),
                Navigator = db.Plans.Where(each => each.Id == plan).Select(each => each.Navigator).FirstOrDefault(),
            })
            .SingleOrDefault());

    /// <summary>An account's id, now, and the route's plan, "" for none.</summary>
    public Func<SchedulerDb, string, DateTimeOffset, string, CancellationToken, Task<PersonAtDoor?>> Person { get; } = EF.CompileAsyncQuery(
        (SchedulerDb db, string id, DateTimeOffset now, string plan, CancellationToken cancel) => db.Accounts.Where(account => account.Id == id)
            .Select(account => new PersonAtDoor(
                account.SecurityStamp,
                db.Deputies.Where(row => row.DeputyId == account.Id && row.BeginsAt <= now && row.EndsAt > now)
                    .Join(
                        db.Accounts.Where(who => who.Role == UserRole.Navigator), row => row.AbsentId, who => who.Id,
                        (row, who) => new AbsentNavigator(who.UserName!, who.Sites))
                    .ToList())
            {
                Site = db.Plans.Where(each => each.Id == plan).Select(each => each.Site).FirstOrDefault(),
                Navigator = db.Plans.Where(each => each.Id == plan).Select(each => each.Navigator).FirstOrDefault(),
            })
            .SingleOrDefault());

    /// <summary>For whom nothing was asked at the door: a provider's token, the demo.</summary>
    public Func<SchedulerDb, string, CancellationToken, Task<PlanPlace?>> PlaceOf { get; } = EF.CompileAsyncQuery(
        (SchedulerDb db, string id, CancellationToken cancel) =>
            db.Plans.Where(plan => plan.Id == id).Select(plan => new PlanPlace(plan.Site, plan.Navigator)).SingleOrDefault());
}
