using System.Threading.Channels;
using HerScheduler.Data;
using HerScheduler.Settings;

namespace HerScheduler.Messaging;

/// <summary>
/// Empties the outbox: while one batch is being published the next one is claimed and the one before is marked. A claim leaves out every plan of
/// which a message is still on its way, so batches that are on their way together never hold messages of the same plan.
/// </summary>
internal sealed class RelayPipeline(IServiceScopeFactory scopes, BatchPublisher batches, SchedulerSettings settings, TimeProvider time)
{
    /// <summary>Batches in memory at once: one waits for its turn to be marked, and the others are on their way.</summary>
    internal const int BatchesAtOnce = 8;

    /// <summary>
    /// A claim goes on behind the one before, past all that is on its way. One looks at the whole outbox when nothing more was found there, and after so many
    /// anyhow: what was left of a plan that was on its way waits no longer than that, however fast messages come in.
    /// </summary>
    private const int ClaimsALook = 32;

    private sealed record OnItsWay(ClaimedBatch Claimed, Task<BatchOutcome> Published);

    /// <summary>Until nothing is left that can be published now, or nothing gets through.</summary>
    /// <returns>The sum of all batches; <see cref="RelayTurn.IsMore"/> when there were any: plans that were on their way may have more.</returns>
    public async Task<RelayTurn> Drain(CancellationToken cancel)
    {
        // One batch is with the reader and one with the writer.
        var onTheirWay = Channel.CreateBounded<OnItsWay>(BatchesAtOnce - 2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var claiming = ClaimAll(onTheirWay.Writer, stop.Token, cancel);
        var settling = SettleAll(onTheirWay.Reader, stop);
        await Task.WhenAll(claiming, settling);
        var sum = await settling;
        return sum with { BlockedBy = sum.BlockedBy ?? await claiming };
    }

    /// <returns>Why nothing can be published; null: it can.</returns>
    private async Task<string?> ClaimAll(ChannelWriter<OnItsWay> onTheirWay, CancellationToken stop, CancellationToken cancel)
    {
        try
        {
            var (isMore, after) = (true, 0L);
            for (var claims = 1; isMore && !stop.IsCancellationRequested; claims++)
            {
                var claimed = await InScope(relay => relay.Claim(time.Now(), after, cancel));
                var isFull = claimed.Rows.Count == settings.Messaging.Relay.BatchSize;
                isMore = isFull || after > 0;
                after = isFull && claims % ClaimsALook != 0 ? claimed.Rows[^1].Id : 0;
                if (claimed.Rows.Count > 0)
                {
                    await onTheirWay.WriteAsync(new OnItsWay(claimed, batches.Publish(claimed.Rows, cancel)), CancellationToken.None);
                }
            }

            return null;
        }
        catch (NotReachableException unreachable)
        {
            return unreachable.Message;
        }
        finally
        {
            onTheirWay.Complete();
        }
    }

    /// <summary>Reads to the end whatever happens, so that the other side never waits for it.</summary>
    private async Task<RelayTurn> SettleAll(ChannelReader<OnItsWay> onTheirWay, CancellationTokenSource stop)
    {
        var sum = default(RelayTurn);
        var failures = new List<Exception>();
        await foreach (var batch in onTheirWay.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                var outcome = await batch.Published;
                sum = new RelayTurn(sum.Confirmed + outcome.Sent.Count, sum.Failed + outcome.Refused.Count, IsMore: true, sum.BlockedBy ?? outcome.LostBy);
                await InScope(async relay =>
                {
                    await relay.Settle(time.Now(), batch.Claimed, outcome);
                    return true;
                });
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // What is not marked is sent again, under the same ids, when its lease has ended.
                failures.Add(failure);
            }

            if (sum.IsBlocked || failures.Count > 0)
            {
                await stop.CancelAsync();
            }
        }

        return failures.Count == 0 ? sum : throw failures[0];
    }

    private async Task<T> InScope<T>(Func<Relay, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<Relay>());
    }
}
