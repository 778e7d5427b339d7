using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>What one navigator's digest says, whether or not it was sent: for the navigator's page and the API.</summary>
internal sealed class NavigatorDigest(SchedulerDb db, NavigatorDays navigators, DigestReader reader, TimeProvider time)
{
    /// <param name="address">The navigator's address, in any case.</param>
    /// <param name="asked">The day; null: today, where each plan's site is.</param>
    /// <param name="reach">Of whose patients it may tell. Where that is none of the navigator's, there is no such navigator.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<Outcome<Digest>> Find(string address, DateOnly? asked, Reach reach, CancellationToken cancel)
    {
        var now = time.Now();
        var navigator = NavigatorAddress.Of(address);
        if (await navigators.Find(navigator, Reach.Everything, cancel) is not { } home)
        {
            return Unknown(address);
        }

        if (!reach.Everywhere && !await reach.Of(db.Plans).AnyAsync(plan => plan.Navigator == navigator && plan.Status == PlanStatus.Approved, cancel))
        {
            return Unknown(address);
        }

        return await Read(navigator, home, asked, reach, now, cancel);
    }

    private static Problem Unknown(string address) => new(404, "Unknown navigator", $"No open plan names the navigator '{address}'.");

    private async Task<Digest> Read(string navigator, NavigatorHome home, DateOnly? asked, Reach reach, DateTimeOffset now, CancellationToken cancel)
    {
        var day = asked ?? home.Today(now);
        var from = day.AddDays(-DigestPeriod.LongestDays);
        var past = await db.Mails.AsNoTracking().Where(row => row.Kind == MailRow.Digest && row.Recipient == navigator && row.Day >= from && row.Day < day)
            .ToListAsync(cancel);
        Func<Site, DateOnly> dayAt = asked is null ? site => site.Today(now) : _ => day;
        var digests = await reader.Read([new DigestRequest(navigator, day, DigestPeriod.Since(home, past, day))], dayAt, reach, cancel);
        return digests[0];
    }
}
