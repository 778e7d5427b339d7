using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Security.Deputies;

/// <summary>Who stands in for whom.</summary>
/// <param name="Absent">Who is away: the address that plans name, in lower case.</param>
/// <param name="Deputy">Who stands in, in lower case.</param>
public sealed record StandIn(string Absent, string Deputy)
{
    /// <summary>Wrong passwords lock an account for minutes, and e-mails go on; whom an administrator has locked gets none.</summary>
    private static readonly TimeSpan LongLock = TimeSpan.FromDays(1);

    /// <summary>All of them at an instant.</summary>
    public static async Task<IReadOnlyList<StandIn>> At(SchedulerDb db, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var locked = now + LongLock;
        var pairs = await db.Deputies.Where(row => row.BeginsAt <= now && row.EndsAt > now)
            .Join(
                db.Accounts.Where(account => account.Role == UserRole.Navigator),
                row => row.AbsentId, account => account.Id, (row, absent) => new { row.DeputyId, absent.UserName })
            .Join(
                db.Accounts.Where(account => account.Role == UserRole.Navigator && (account.LockoutEnd == null || account.LockoutEnd < locked)),
                pair => pair.DeputyId, account => account.Id, (pair, deputy) => new { Absent = pair.UserName!, Deputy = deputy.UserName! })
            .ToListAsync(cancel);
        return [.. pairs.Select(pair => new StandIn(pair.Absent.ToLowerInvariant(), pair.Deputy.ToLowerInvariant())).Distinct()];
    }
}
