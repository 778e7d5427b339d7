using System.Diagnostics;
using HerScheduler.Settings;
using HerScheduler.Telemetry;
using RabbitMQ.Client;

namespace HerScheduler.Facts.Inbound;

/// <summary>Takes facts for as long as one connection lasts.</summary>
/// <param name="connection">To the broker, with the queues declared.</param>
/// <param name="queues">The queues.</param>
/// <param name="intake">Judges them.</param>
/// <param name="guard">Against a fact that ends the service.</param>
/// <param name="metrics">Told what happens.</param>
/// <param name="trouble">Told why facts wait; null whenever something was finished, or nothing was there to be done for a while.</param>
/// <param name="time">The clock.</param>
/// <param name="settings">Of the queue.</param>
internal sealed class FactsSession(
    IConnection connection,
    FactQueues queues,
    FactIntake intake,
    PoisonMessageGuard guard,
    FactsMetrics metrics,
    Action<string?> trouble,
    TimeProvider time,
    FactsQueueSettings settings)
{
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private volatile bool _inHand;

    /// <summary>Until the connection ends or somebody cancels.</summary>
    /// <param name="consuming">Called when facts begin to arrive.</param>
    /// <param name="cancel">Gives back what is in hand.</param>
    public async Task Run(Action consuming, CancellationToken cancel)
    {
        await using var errors = await RefusedQueue.Open(connection, queues, settings, trouble, cancel);
        await using var window = await DeliveryWindow.Open(connection, settings, cancel);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, window.Lost);
        consuming();
        var counting = Count(window, either.Token);
        try
        {
            await Take(window, errors, either.Token);
        }
        finally
        {
            // A broker that does not answer any more is not waited for, channel by channel.
            await either.CancelAsync();
            await connection.AbortAsync(Constants.ReplySuccess, "Goodbye", Goodbye);
            await counting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Take(DeliveryWindow window, RefusedQueue errors, CancellationToken cancel)
    {
        while (true)
        {
            // Half of what may be in hand: the other half arrives meanwhile.
            var batch = await window.Next(settings.Window / 2, cancel);
            _inHand = true;
            metrics.Received(batch.Count);
            if (guard.Judge(batch[0]) is { } poison)
            {
                await Settle(window, errors, [batch[0]], [FactVerdict.Refused(poison)], cancel);
                batch = [.. batch.Skip(1)];
            }

            foreach (var portion in PoisonMessageGuard.Portions(batch))
            {
                await Handle(window, errors, portion, cancel);
            }

            _inHand = false;
        }
    }

    private async Task Handle(DeliveryWindow window, RefusedQueue errors, IReadOnlyList<Delivery> batch, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        using var span = TraceContext.Join("facts record", ActivityKind.Consumer, batch.Select(delivery => delivery.Trace));
        await Settle(window, errors, batch, await intake.Take(batch, cancel), cancel);
        metrics.BatchTook(time.GetElapsedTime(began));
    }

    /// <summary>Acknowledged is only what is stored, or confirmed in the error queue.</summary>
    private async Task Settle(
        DeliveryWindow window, RefusedQueue errors, IReadOnlyList<Delivery> batch, IReadOnlyList<FactVerdict> verdicts, CancellationToken cancel)
    {
        var refused = new List<(Delivery Delivery, FactRefusal Refusal)>();
        foreach (var (delivery, verdict) in batch.Zip(verdicts))
        {
            if (verdict.Refusal is { } refusal)
            {
                refused.Add((delivery, refusal));
            }
        }

        if (refused.Count > 0)
        {
            await errors.Put(refused, cancel);
        }

        await window.Acknowledge(batch[^1], cancel);
        metrics.Settled(verdicts);
        if (refused.Count > 0)
        {
            // Not given up when the service is told to stop just now: the verdicts would wait there for a fact that is sent again.
            metrics.InQueue = await window.Settled(settings.Queue, CancellationToken.None);
            await intake.Forget(refused.Select(item => item.Delivery), CancellationToken.None);
        }

        trouble(null);
    }

    /// <summary>By the clock and not by batches: a queue that nothing moves in must not look as it did long ago.</summary>
    private async Task Count(DeliveryWindow window, CancellationToken cancel)
    {
        using var ticks = new PeriodicTimer(BetweenCounts, time);
        do
        {
            try
            {
                metrics.InQueue = await window.Settled(settings.Queue, cancel);
                if (!_inHand)
                {
                    trouble(null);
                }
            }
            catch (TimeoutException)
            {
                // The broker is too busy to answer.
                metrics.InQueue = null;
            }
        }
        while (await ticks.WaitForNextTickAsync(cancel));
    }
}
