using HerScheduler.Data;

namespace HerScheduler.Messaging.Replay;

/// <summary>Which messages are sent again; what is null does not limit. Only what was sent before can be.</summary>
/// <param name="Plan">Those of one plan.</param>
/// <param name="FromSequence">From this number on, inclusive.</param>
/// <param name="ToSequence">Up to this number, inclusive.</param>
/// <param name="From">Sent at this instant or later.</param>
/// <param name="To">Sent before this instant.</param>
internal sealed record ReplayRange(
    string? Plan = null, int? FromSequence = null, int? ToSequence = null, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    public IQueryable<OutboxRow> Of(IQueryable<OutboxRow> outbox)
    {
        outbox = outbox.Where(row => row.SentAt != null);
        outbox = Plan is { } plan ? outbox.Where(row => row.PlanId == plan) : outbox;
        outbox = FromSequence is { } first ? outbox.Where(row => row.Sequence >= first) : outbox;
        outbox = ToSequence is { } last ? outbox.Where(row => row.Sequence <= last) : outbox;
        outbox = From is { } from ? outbox.Where(row => row.SentAt >= from) : outbox;
        return To is { } to ? outbox.Where(row => row.SentAt < to) : outbox;
    }
}
