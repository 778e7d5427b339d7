using System.Linq.Expressions;
using HerScheduler.Data;
using HerScheduler.Security;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Deliveries;

/// <summary>What was sent, to whom, how, and with what result: alerts and digests by e-mail, messages, and the steps that were skipped.</summary>
public sealed class DeliveryReport(SchedulerDb db)
{
    public async Task<IReadOnlyList<Delivery>> Read(DeliveryQuery query, Reach reach, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(reach);
        List<Delivery> all =
            [.. await Mails(query, reach, cancel), .. await Messages(query, reach, cancel), .. await SkippedSteps.Read(db, query, reach, cancel)];
        return await Titled([.. all.OrderByDescending(delivery => delivery.At).ThenBy(delivery => delivery.Id, StringComparer.Ordinal).Take(query.PageSize)],
            cancel);
    }

    /// <summary>With what a person calls the events.</summary>
    private async Task<IReadOnlyList<Delivery>> Titled(List<Delivery> deliveries, CancellationToken cancel)
    {
        var plans = deliveries.Where(delivery => delivery.Event is not null).Select(delivery => delivery.Plan).Distinct().ToList();
        var keys = deliveries.Select(delivery => delivery.Event).OfType<string>().Distinct().ToList();
        var titles = keys.Count == 0 ? [] : await db.Events.AsNoTracking().Where(row => plans.Contains(row.PlanId) && keys.Contains(row.Key))
            .ToDictionaryAsync(row => (row.PlanId, row.Key), row => row.Title, cancel);
        return deliveries.ConvertAll(delivery => delivery with { Title = titles.GetValueOrDefault((delivery.Plan ?? "", delivery.Event ?? "")) });
    }

    private async Task<IEnumerable<Delivery>> Mails(DeliveryQuery query, Reach reach, CancellationToken cancel)
    {
        var rows = db.Mails.AsNoTracking().Where(row => row.DueAt != null || row.SentAt != null || row.GivenUp != null);
        rows = reach.Everywhere
            ? rows
            : rows.Where(row => reach.Of(db.Plans)
                .Any(plan => plan.Id == row.PlanId || (row.Kind == MailRow.Digest && plan.Navigator == row.Recipient) || plan.Site == row.Site));
        rows = query.Plan is null ? rows : rows.Where(row => row.PlanId == query.Plan);
        rows = query.Recipients is null ? rows : rows.Where(row => query.Recipients.Contains(row.Recipient));
        rows = query.From is null ? rows : rows.Where(row => row.CreatedAt >= query.From);
        rows = query.To is null ? rows : rows.Where(row => row.CreatedAt < query.To);
        rows = query.Wanted is { } wanted ? rows.Where(MailsThat(wanted)) : rows;
        return (await rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.MessageId).Take(query.PageSize).ToListAsync(cancel)).Select(Of);
    }

    private async Task<IEnumerable<Delivery>> Messages(DeliveryQuery query, Reach reach, CancellationToken cancel)
    {
        if (query.Navigator is not null || query.Wanted is DeliveryResult.Failed or DeliveryResult.Skipped)
        {
            return [];
        }

        var rows = db.Outbox.AsNoTracking();
        rows = reach.Everywhere ? rows : rows.Where(row => reach.Of(db.Plans).Any(plan => plan.Id == row.PlanId));
        rows = query.Plan is null ? rows : rows.Where(row => row.PlanId == query.Plan);
        rows = query.From is null ? rows : rows.Where(row => row.CreatedAt >= query.From);
        rows = query.To is null ? rows : rows.Where(row => row.CreatedAt < query.To);
        rows = query.Wanted == DeliveryResult.Sent ? rows.Where(row => row.SentAt != null) : rows;
        rows = query.Wanted == DeliveryResult.Waiting ? rows.Where(row => row.SentAt == null) : rows;
        return (await rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(query.PageSize)
            .Select(row => new { row.CreatedAt, row.Type, row.PlanId, row.Subject, row.RoutingKey, row.SentAt, row.Attempts, row.LastFailure, row.MessageId })
            .ToListAsync(cancel))
            .Select(row => new Delivery(
                row.CreatedAt,
                DeliveryChannel.Message,
                row.Type,
                row.PlanId,
                row.Subject.Length > row.PlanId.Length ? row.Subject[(row.PlanId.Length + 1)..] : null,
                row.RoutingKey,
                row.SentAt is null ? DeliveryResult.Waiting : DeliveryResult.Sent,
                row.SentAt,
                row.Attempts,
                row.LastFailure,
                row.MessageId));
    }

    private static Expression<Func<MailRow, bool>> MailsThat(DeliveryResult result) => result switch
    {
        DeliveryResult.Sent => row => row.SentAt != null,
        DeliveryResult.Failed => row => row.GivenUp != null && !row.IsObsolete,
        DeliveryResult.Skipped => row => row.IsObsolete,
        _ => row => row.SentAt == null && row.GivenUp == null,
    };

    private static Delivery Of(MailRow row) => new(
        row.CreatedAt,
        DeliveryChannel.Email,
        row.Kind,
        row.PlanId,
        row.EventKey.Length == 0 ? null : row.EventKey,
        row.Recipient,
        row.SentAt is not null ? DeliveryResult.Sent
            : row.IsObsolete ? DeliveryResult.Skipped
            : row.GivenUp is not null ? DeliveryResult.Failed
            : DeliveryResult.Waiting,
        row.SentAt,
        row.Attempts,
        row.GivenUp ?? row.Failure,
        row.MessageId);
}
