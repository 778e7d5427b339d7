using HerScheduler.Data;
using HerScheduler.Messaging.Restoring;
using HerScheduler.Settings;

namespace HerScheduler.Messaging;

/// <summary>What one turn of the relay did.</summary>
/// <param name="Confirmed">Messages the broker has.</param>
/// <param name="Failed">Messages it refused; they are put off.</param>
/// <param name="IsMore">A full batch was claimed, so there is probably more.</param>
/// <param name="BlockedBy">Why nothing gets through at present; null: it does.</param>
internal readonly record struct RelayTurn(int Confirmed, int Failed, bool IsMore, string? BlockedBy = null)
{
    public bool IsBlocked => BlockedBy is not null;

    public static RelayTurn Of(BatchOutcome outcome, bool isMore) => new(outcome.Sent.Count, outcome.Refused.Count, isMore, outcome.LostBy);
}

/// <summary>
/// Publishes what the outbox holds. A message leaves at least once, with the same id each time, and a plan's messages leave in the order of their
/// sequence. A message that cannot be published holds up its own plan and no other.
/// </summary>
internal sealed class Relay(
    SchedulerDb db, MessagePublisher publisher, BatchPublisher batches, RelayHealth health, SchedulerSettings settings, LastPublishedCheck? published = null)
{
    /// <summary>
    /// Takes the oldest messages that nobody else has, provided they can be published at all. Those up to the id <paramref name="after"/> need not be looked
    /// at; 0: all are.
    /// </summary>
    /// <returns>Empty: there are none.</returns>
    /// <exception cref="NotReachableException">Nothing was claimed, because nothing can be published.</exception>
    public async Task<ClaimedBatch> Claim(DateTimeOffset now, long after, CancellationToken cancel)
    {
        try
        {
            await publisher.Prepare(cancel);
            await (published?.Require(db, cancel) ?? Task.CompletedTask);
        }
        catch (NotReachableException unreachable)
        {
            health.Blocked(unreachable.Message);
            throw;
        }

        var until = now + settings.Messaging.Relay.Lease;
        var rows = await db.Dialect.ClaimOutbox(db, now, until, settings.Messaging.Relay.BatchSize, after, cancel);
        if (rows.Count == 0)
        {
            health.Works();
        }

        return new ClaimedBatch(rows, until);
    }

    /// <summary>What is sent must be marked even when the service is told to stop just now: it cannot be cancelled.</summary>
    public async Task Settle(DateTimeOffset now, ClaimedBatch claimed, BatchOutcome outcome)
    {
        await OutboxBatch.Settle(db, now, claimed.Until, outcome, CancellationToken.None);
        await (published?.Advance(outcome.Sent, CancellationToken.None) ?? Task.CompletedTask);
    }

    /// <summary>One batch: claims it, publishes it, marks it.</summary>
    public async Task<RelayTurn> RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            var claimed = await Claim(now, after: 0, cancel);
            if (claimed.Rows.Count == 0)
            {
                return default;
            }

            var outcome = await batches.Publish(claimed.Rows, cancel);
            await Settle(now, claimed, outcome);
            return RelayTurn.Of(outcome, isMore: claimed.Rows.Count == settings.Messaging.Relay.BatchSize && outcome.LostBy is null);
        }
        catch (NotReachableException unreachable)
        {
            return new RelayTurn(Confirmed: 0, Failed: 0, IsMore: false, unreachable.Message);
        }
    }
}
