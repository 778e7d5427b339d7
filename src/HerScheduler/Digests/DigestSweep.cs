using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Settings;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Digests;

/// <summary>One digest for each navigator and local day, once its time has come: a row of the mail outbox, of which there can be only one.</summary>
internal sealed class DigestSweep(SchedulerDb db, NavigatorDays navigators, MailOutbox outbox, DigestComposer composer, SchedulerSettings settings) : ISweep
{
    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var begun = (await navigators.ReadersAt(now, cancel)).Where(home => home.DigestAt(home.Today(now)) <= now).ToList();
        if (begun.Count > 0 && (await Missing(begun, now, cancel)).Count > 0)
        {
            await db.InOneTransaction(
                async token =>
                {
                    await db.Dialect.LockWork(db, "digests", token);
                    await db.Dialect.Insert(db, await Missing(begun, now, token), token);
                    return true;
                },
                cancel);
        }

        await outbox.Send(composer, now, cancel);
    }

    private async Task<IReadOnlyList<MailRow>> Missing(IReadOnlyList<NavigatorHome> homes, DateTimeOffset now, CancellationToken cancel)
    {
        var earliest = homes.Min(home => home.Today(now));
        var there = await db.Mails
            .Where(row => row.Kind == MailRow.Digest && row.Day >= earliest)
            .Select(row => new { row.Recipient, row.Day })
            .ToListAsync(cancel);
        var known = there.ConvertAll(row => (row.Recipient, row.Day)).ToHashSet();
        return [.. homes.Where(home => !known.Contains((home.Navigator, home.Today(now)))).Select(home => Row(home.Navigator, home.Today(now), now))];
    }

    private MailRow Row(string navigator, DateOnly day, DateTimeOffset now) => new()
    {
        MessageId = DigestMail.MessageIdOf(navigator, day, settings),
        Kind = MailRow.Digest,
        Recipient = navigator,
        Day = day,
        CreatedAt = now,
        DueAt = now,
    };
}
