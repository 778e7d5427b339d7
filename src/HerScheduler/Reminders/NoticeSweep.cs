using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messaging;
using HerScheduler.Sweeps;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reminders;

/// <summary>
/// Sends what is due about events: reminders before their date, alerts past it. A batch of due events is looked up by an index, decided on
/// the state as it is now, and stored with its messages in one transaction, so that a notice is never lost, doubled or out of date.
/// </summary>
internal sealed partial class NoticeSweep(
    SchedulerDb db, CourseReader courses, NoticeDesk desk, AlertMails mails, RelaySignal relay, ILogger<NoticeSweep> logger) : ISweep
{
    /// <summary>How many events are decided on together: bounds memory and the time the write lock is held.</summary>
    internal const int BatchSize = 500;

    public async Task RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        // Mostly nothing is due: that is asked without a transaction.
        var isMore = await db.Events.AnyAsync(row => row.NextNoticeAt <= now, cancel);
        while (isMore)
        {
            isMore = await db.InOneTransaction(token => RunBatch(now, token), cancel) == BatchSize;
            db.AfterCommit(relay.Wake);
        }
    }

    private async Task<int> RunBatch(DateTimeOffset now, CancellationToken cancel)
    {
        // Whose events are due is asked first; what is decided on is read when nobody else can change those plans any more.
        var found = await db.Events
            .Where(row => row.NextNoticeAt <= now)
            .OrderBy(row => row.NextNoticeAt).ThenBy(row => row.PlanId)
            .Take(BatchSize)
            .Select(row => row.PlanId)
            .ToListAsync(cancel);
        var plans = found.Distinct(StringComparer.Ordinal).ToList();
        await db.Dialect.LockPlans(db, plans, cancel);
        var due = await db.Events
            .Where(row => row.NextNoticeAt <= now && plans.Contains(row.PlanId))
            .OrderBy(row => row.NextNoticeAt).ThenBy(row => row.PlanId).ThenBy(row => row.Key)
            .ToListAsync(cancel);
        var known = await db.Notices.AsNoTracking().Where(notice => plans.Contains(notice.PlanId)).ToListAsync(cancel);
        var read = await courses.Load(db.Plans.Where(plan => plans.Contains(plan.Id)), cancel);
        var decided = desk.Decide(due, [.. read], known, now);
        await db.Dialect.Insert(db, decided.Notices, cancel);
        await db.Dialect.Insert(db, decided.Messages, cancel);
        await db.Dialect.Insert(db, [.. decided.Mails, .. await mails.OfDeputies(db, decided.Mails, read, now, cancel)], cancel);
        LogDecided(due.Count, decided.Messages.Count);
        return found.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Looked at {Events} events with a notice due; {Messages} reminders and alerts go out")]
    private partial void LogDecided(int events, int messages);
}
