using HerScheduler.Data;
using HerScheduler.Settings;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Messaging.Replay;

/// <summary>
/// Publishes sent messages again for a consumer that lost its own: the same ids and bodies, in the order of each plan, flagged as replayed. Nothing is
/// written; run again it sends the same again.
/// </summary>
internal sealed class Replayer(SchedulerDb db, MessagePublisher publisher, SchedulerSettings settings, TimeProvider time)
{
    private const int PageSize = 500;
    private const int Attempts = 6;

    public Task<int> Count(ReplayRange range, CancellationToken cancel) => range.Of(db.Outbox).CountAsync(cancel);

    /// <summary>A page at a time, by plan and number.</summary>
    /// <returns>How many were sent with each page.</returns>
    /// <exception cref="NotReachableException">The broker is away for longer than a moment.</exception>
    /// <exception cref="ReplayRefusedException">The broker took a message once, and does not now.</exception>
    public async IAsyncEnumerable<int> Replay(ReplayRange range, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (plan, sequence) = ("", 0);
        while (true)
        {
            var page = await PageAfter(plan, sequence, range, cancel);
            if (page.Count == 0)
            {
                yield break;
            }

            await Publish(page, cancel);
            (plan, sequence) = (page[^1].PlanId, page[^1].Sequence);
            yield return page.Count;
        }
    }

    private Task<List<OutboxRow>> PageAfter(string plan, int sequence, ReplayRange range, CancellationToken cancel) =>
#pragma warning disable CA1309 // Becomes SQL: the database compares in the order in which it sorts.
        range.Of(db.Outbox.AsNoTracking())
            .Where(row => string.Compare(row.PlanId, plan) > 0 || (row.PlanId == plan && row.Sequence > sequence))
            .OrderBy(row => row.PlanId)
            .ThenBy(row => row.Sequence)
            .Take(PageSize)
            .ToListAsync(cancel);
#pragma warning restore CA1309

    /// <summary>What is lost on the way is tried again, with what follows it in its plan.</summary>
    private async Task Publish(List<OutboxRow> page, CancellationToken cancel)
    {
        for (var attempt = 1; page.Count > 0; attempt++)
        {
            try
            {
                await publisher.Prepare(cancel);
                page = await Attempt(page, cancel);
            }
            catch (NotReachableException) when (attempt < Attempts)
            {
                await Task.Delay(RelayLoop.RetrySchedule.Jittered(attempt), time, cancel);
            }
        }
    }

    /// <returns>What is still to be sent.</returns>
    private async Task<List<OutboxRow>> Attempt(List<OutboxRow> page, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Messaging.Relay.PublishTimeout);
        var outcome = await PlanChains.Publish(page, row => publisher.Publish(ScheduleMessage.Of(row, isReplayed: true), patience.Token));
        cancel.ThrowIfCancellationRequested();
        if (outcome.Refused is [var refused, ..])
        {
            throw new ReplayRefusedException($"Message {refused.Row.Sequence} of {refused.Row.PlanId} was not taken: {refused.Reason}");
        }

        return outcome.LostBy is null || outcome.Sent.Count > 0 ? outcome.Rest : throw new NotReachableException(outcome.LostBy);
    }
}

/// <summary>A message that was sent once is refused now; the message is one sentence for a person.</summary>
internal sealed class ReplayRefusedException : Exception
{
    public ReplayRefusedException()
    {
    }

    public ReplayRefusedException(string message)
        : base(message)
    {
    }

    public ReplayRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
