using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Settings;
using HerScheduler.Sites;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reports.Monthly;

/// <summary>
/// On the first day of a month, at the clinic's digest time, one e-mail to each of its administrators: how many echoes are overdue, and where to look. A row of
/// the mail outbox whose Message-ID follows from clinic, month and address, so that there can be only one, whatever runs it.
/// </summary>
internal sealed class MonthlyReportSweep(SchedulerDb db, SiteDirectory sites, MailOutbox outbox, MonthlyReportComposer composer,
    SchedulerSettings settings) : ISweep
{
    /// <summary>A service that was away on the first day still sends it so many days later; after that the next month's says more.</summary>
    public const int LastDay = 7;

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var due = sites.All.Where(site => site.Administrators.Count > 0 && IsTime(site, now)).SelectMany(site => Rows(site, now)).ToList();
        if (due.Count > 0 && (await Missing(due, cancel)).Count > 0)
        {
            await db.InOneTransaction(
                async token =>
                {
                    await db.Dialect.LockWork(db, "echo-reports", token);
                    await db.Dialect.Insert(db, await Missing(due, token), token);
                    return true;
                },
                cancel);
        }

        await outbox.Send(composer, now, cancel);
    }

    private static DateOnly MonthOf(Site site, DateTimeOffset now)
    {
        var today = site.Today(now);
        return new DateOnly(today.Year, today.Month, 1);
    }

    private static bool IsTime(Site site, DateTimeOffset now) => site.Today(now).Day <= LastDay && site.DigestInstant(MonthOf(site, now)) <= now;

    private async Task<IReadOnlyList<MailRow>> Missing(List<MailRow> due, CancellationToken cancel)
    {
        var ids = due.ConvertAll(row => row.MessageId);
        var there = await db.Mails.Where(row => ids.Contains(row.MessageId)).Select(row => row.MessageId).ToListAsync(cancel);
        return [.. due.Where(row => !there.Contains(row.MessageId))];
    }

    private IEnumerable<MailRow> Rows(Site site, DateTimeOffset now) =>
        from address in site.Administrators.Distinct(StringComparer.OrdinalIgnoreCase)
        let month = MonthOf(site, now)
        select new MailRow
        {
            MessageId = MailIds.Of(MailRow.EchoReport, month, $"{site.Id}\n{address}", settings),
            Kind = MailRow.EchoReport,
            Recipient = address,
            Site = site.Id,
            Day = month,
            CreatedAt = now,
            DueAt = now,
        };
}
