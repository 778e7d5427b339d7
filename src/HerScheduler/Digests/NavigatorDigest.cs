using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Problems;
using HerScheduler.Security;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>What one navigator's digest says, whether or not it was sent: for the navigator's page and the API.</summary>
internal sealed class NavigatorDigest(SchedulerDb db, NavigatorDays navigators, DigestReader reader, SiteDirectory sites, TimeProvider time)
{
    /// <summary>The whole of it, with what it says of the patients of those in whose place the navigator stands.</summary>
    /// <param name="address">The navigator's address, in any case.</param>
    /// <param name="asked">The day; null: today, where each plan's site is.</param>
    /// <param name="reach">Of whose patients it may tell. Where that is none of the navigator's, there is no such navigator.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<Outcome<Digest>> Find(string address, DateOnly? asked, Reach reach, CancellationToken cancel)
    {
        var at = asked is { } day ? sites.All[0].DigestInstant(day) : time.Now();
        return await Find(await navigators.ReaderAt(NavigatorAddress.Of(address), at, cancel), address, asked, reach, cancel);
    }

    /// <summary>What it says of the navigator's own patients today.</summary>
    public async Task<Outcome<Digest>> OfOwnPatients(string address, Reach reach, CancellationToken cancel) =>
        await Find(await navigators.Find(NavigatorAddress.Of(address), Reach.Everything, cancel), address, asked: null, reach, cancel);

    private async Task<Outcome<Digest>> Find(NavigatorHome? found, string address, DateOnly? asked, Reach reach, CancellationToken cancel)
    {
        if (found is not { } home)
        {
            return Unknown(address);
        }

        List<string> whose = [home.Navigator, .. home.StandsInFor];
        if (!reach.Everywhere && !await reach.Of(db.Plans).AnyAsync(plan => whose.Contains(plan.Navigator) && plan.Status == PlanStatus.Approved, cancel))
        {
            return Unknown(address);
        }

        return await Read(home, asked, reach, time.Now(), cancel);
    }

    private static Problem Unknown(string address) => new(404, "Unknown navigator", $"No open plan names the navigator '{address}'.");

    private async Task<Digest> Read(NavigatorHome home, DateOnly? asked, Reach reach, DateTimeOffset now, CancellationToken cancel)
    {
        var day = asked ?? home.Today(now);
        var from = day.AddDays(-DigestPeriod.LongestDays);
        var past = await db.Mails.AsNoTracking().Where(row => row.Kind == MailRow.Digest && row.Recipient == home.Navigator && row.Day >= from && row.Day < day)
            .ToListAsync(cancel);
        Func<Site, DateOnly> dayAt = asked is null ? site => site.Today(now) : _ => day;
        var request = new DigestRequest(home.Navigator, day, DigestPeriod.Since(home, past, day)) { StandsInFor = home.StandsInFor };
        return (await reader.Read([request], dayAt, reach, cancel))[0];
    }
}
