using System.Linq.Expressions;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Email;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Reminders;

/// <summary>Writes the e-mails of alerts that are still true.</summary>
internal sealed class AlertComposer(SchedulerDb db, CourseReader courses, AlertMailWriter writer) : IMailComposer
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
        var composed = new List<ComposedMail>(rows.Count);
        foreach (var row in rows)
        {
            composed.Add(read.TryGetValue(row.PlanId!, out var course)
                ? await Compose(row, course, acknowledged.GetValueOrDefault((row.PlanId!, row.EventKey)), now)
                : ComposedMail.Later(now + Unreadable));
        }

        return composed;
    }

    private async Task<ComposedMail> Compose(MailRow row, StoredCourse course, DateOnly? acknowledged, DateTimeOffset now)
    {
        var (letter, obsolete) = AlertLetter.Of(row, course, acknowledged, now);
        return letter is null ? ComposedMail.Obsolete(obsolete!) : ComposedMail.Of(await writer.Write(row, letter), row.CreatedAt + Worth);
    }
}
