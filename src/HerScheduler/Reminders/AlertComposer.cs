using System.Linq.Expressions;
using HerScheduler.Core.Json;
using HerScheduler.Core.Notices;
using HerScheduler.Core.Scheduling;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Email;
using HerScheduler.Security.Deputies;
using HerScheduler.Sites;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reminders;

/// <summary>Writes the e-mails of alerts that are still true.</summary>
internal sealed class AlertComposer(SchedulerDb db, CourseReader courses, SiteDirectory sites, AlertMailWriter writer) : IMailComposer
{
    /// <summary>How long an alert is worth sending; after that it belongs to the dead letters.</summary>
    private static readonly TimeSpan Worth = TimeSpan.FromDays(3);

    /// <summary>A plan that cannot be read is asked again after that long.</summary>
    private static readonly TimeSpan Unreadable = TimeSpan.FromMinutes(15);

    public Expression<Func<MailRow, bool>> Kinds { get; } = row => row.PlanId != null;

    public async Task<IReadOnlyList<ComposedMail>> Compose(IReadOnlyList<MailRow> rows, DateTimeOffset now, CancellationToken cancel)
    {
        var plans = rows.Select(row => row.PlanId!).Distinct().ToList();
        var read = (await courses.Load(db.Plans.AsNoTracking().Where(plan => plans.Contains(plan.Id)), cancel))
            .ToDictionary(course => course.Plan.Id, StringComparer.Ordinal);
        var acknowledged = await db.Events.AsNoTracking()
            .Where(row => plans.Contains(row.PlanId) && row.AcknowledgedDate != null)
            .ToDictionaryAsync(row => (row.PlanId, row.Key), row => row.AcknowledgedDate, cancel);
        var overdue = await OverdueEchoes(rows, now, cancel);
        var standIns = await StandIn.At(db, now, cancel);
        var composed = new List<ComposedMail>(rows.Count);
        foreach (var row in rows)
        {
            composed.Add(read.TryGetValue(row.PlanId!, out var course)
                ? await Compose(row, course, AlertLetter.Of(row, course, acknowledged.GetValueOrDefault((row.PlanId!, row.EventKey)), standIns, now), overdue)
                : ComposedMail.Later(now + Unreadable));
        }

        return composed;
    }

    /// <summary>How many echoes are overdue at each clinic; asked only where an e-mail is about one.</summary>
    private async Task<IReadOnlyDictionary<string, int>> OverdueEchoes(IReadOnlyList<MailRow> rows, DateTimeOffset now, CancellationToken cancel) =>
        rows.Any(row => row.Kind == WireNames<NoticeKind>.Of(NoticeKind.Overdue))
            ? await new SiteDays(sites.All, now).Overdue(db.Events.AsNoTracking()).Where(row => row.Kind == EventKind.Echo)
                .GroupBy(row => row.Site).ToDictionaryAsync(site => site.Key, site => site.Count(), cancel)
            : new Dictionary<string, int>();

    private async Task<ComposedMail> Compose(
        MailRow row, StoredCourse course, (AlertLetter? Letter, string? Obsolete) said, IReadOnlyDictionary<string, int> overdue) => said.Letter is { } letter
        ? ComposedMail.Of(await writer.Write(row, letter, overdue.GetValueOrDefault(course.Site.Id)), row.CreatedAt + Worth)
        : ComposedMail.Obsolete(said.Obsolete!);
}
