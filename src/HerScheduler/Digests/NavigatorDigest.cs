using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>What one navigator's digest says, whether or not it was sent: for the navigator's page and the API.</summary>
internal sealed class NavigatorDigest(SchedulerDb db, NavigatorDays navigators, DigestReader reader, TimeProvider time)
{
    /// <param name="address">The navigator's address, in any case.</param>
    /// <param name="asked">The day; null: today, where each plan's site is.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<Outcome<Digest>> Find(string address, DateOnly? asked, CancellationToken cancel)
    {
        var now = time.Now();
        var navigator = NavigatorAddress.Of(address);
        if ((await navigators.Read(cancel)).FirstOrDefault(each => each.Navigator == navigator) is not { } home)
        {
            return new Problem(404, "Unknown navigator", $"No open plan names the navigator '{address}'.");
        }

        var day = asked ?? home.Today(now);
        var from = day.AddDays(-DigestPeriod.LongestDays);
        var past = await db.Mails.AsNoTracking().Where(row => row.PlanId == null && row.Recipient == navigator && row.Day >= from && row.Day < day).ToListAsync(cancel);
        Func<Site, DateOnly> dayAt = asked is null ? site => site.Today(now) : _ => day;
        var digests = await reader.Read([new DigestRequest(navigator, day, DigestPeriod.Since(home, past, day))], dayAt, cancel);
        return digests[0];
    }
}
