using HerScheduler.Core.Notices;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Messages;
using HerScheduler.Sites;

namespace HerScheduler.Reminders;

/// <summary>What a batch of due events comes to: what is sent, and the record that it was, or why not.</summary>
internal sealed record DecidedNotices(IReadOnlyList<OutboxRow> Messages, IReadOnlyList<MailRow> Mails, IReadOnlyList<NoticeRow> Notices);

/// <summary>Decides, event by event, whether there is a notice that is true now, and when to look again.</summary>
internal sealed class NoticeDesk(EventMessages messages, AlertMails mails)
{
    private const string Folded = "its day went by while nothing ran; a later step says it";

    /// <summary>A plan that cannot be read (its protocol was removed, say) is asked again after that long, and holds up no other.</summary>
    private static readonly TimeSpan Unreadable = TimeSpan.FromMinutes(15);

    /// <param name="due">Rows whose time has come; each gets its next one.</param>
    /// <param name="courses">Their plans, as far as they can be read.</param>
    /// <param name="known">The notices these plans have had.</param>
    /// <param name="now">The instant of the transaction.</param>
    public DecidedNotices Decide(
        IReadOnlyList<PlanEventRow> due, IReadOnlyList<StoredCourse> courses, IReadOnlyList<NoticeRow> known, DateTimeOffset now)
    {
        var had = known.Select(notice => (notice.PlanId, notice.EventKey, notice.Date, notice.Kind, notice.Days)).ToHashSet();
        var byPlan = courses.ToDictionary(course => course.Plan.Id, StringComparer.Ordinal);
        var schedules = byPlan.ToDictionary(course => course.Key, course => course.Value.ScheduleAt(now), StringComparer.Ordinal);
        List<OutboxRow> outbox = [];
        List<MailRow> letters = [];
        List<NoticeRow> notices = [];
        foreach (var row in due)
        {
            if (!byPlan.TryGetValue(row.PlanId, out var course))
            {
                row.NextNoticeAt = now + Unreadable;
                continue;
            }

            var since = row.NextNoticeAt is { } ready ? course.Site.Today(ready) : course.Site.Today(now);
            if (NoticeFor(row, course.Site, now) is { } notice && IsNew(row, notice))
            {
                Refresh(row, schedules[row.PlanId]);
                var policy = course.Site.Notices;
                var step = policy.StepOf(row.Kind, row.Key, notice);
                outbox.AddRange(step.Message ? [messages.Noticed(course.Plan, row, notice, now)] : []);
                letters.AddRange(mails.OfNotice(course, row, notice, step, now));
                notices.AddRange(policy.FoldedInto(row.Kind, row.Key, row.Date, notice)
                    .Where(folded => folded.On >= since && IsNew(row, folded))
                    .Select(folded => RecordOf(row, folded, now, Folded)));
                notices.Add(RecordOf(row, notice, now, skipped: null));
            }
        }

        return new DecidedNotices(outbox, letters, notices);

        bool IsNew(PlanEventRow row, Notice notice) => had.Add((row.PlanId, row.Key, row.Date, notice.Kind, notice.Days));
    }

    /// <summary>The notice that is true now, if any; and the row's next time.</summary>
    private static Notice? NoticeFor(PlanEventRow row, Site site, DateTimeOffset now)
    {
        if (site.NoticeInstant(now) is var open && open > now)
        {
            // Left over from a day on which nothing ran: it waits for the morning and is decided then.
            row.NextNoticeAt = open;
            return null;
        }

        var today = site.Today(now);
        row.NextNoticeAt = NextNotice.After(site, row.Kind, row.Key, row.Status, row.Date, today);
        var notice = site.Notices.Current(row.Kind, row.Key, row.Status, row.Date, today);
        return notice is { Kind: NoticeKind.Overdue } && row.IsQuiet ? null : notice;
    }

    /// <summary>The stored event was seen on the day of the last fact; since then the clearance of its doses may have aged.</summary>
    private static void Refresh(PlanEventRow row, Schedule schedule)
    {
        if (schedule.Find(row.Key) is { } today && today.Date == row.Date && today.Status == row.Status)
        {
            row.Body = EventJson.Text(today);
        }
    }

    private static NoticeRow RecordOf(PlanEventRow row, Notice notice, DateTimeOffset now, string? skipped) => new()
    {
        PlanId = row.PlanId,
        EventKey = row.Key,
        Date = row.Date,
        Kind = notice.Kind,
        Days = notice.Days,
        NoticedAt = now,
        Skipped = skipped,
    };
}
