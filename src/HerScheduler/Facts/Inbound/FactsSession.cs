using HerScheduler.Hosting.Settings;
using RabbitMQ.Client;

namespace HerScheduler.Facts.Inbound;

/// <summary>Takes facts for as long as one connection lasts.</summary>
internal sealed class FactsSession(IConnection connection, FactIntake intake, Suspicion suspicion, FactsMetrics metrics, TimeProvider time, FactsQueueSettings settings)
{
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(5);

    /// <summary>Until the connection ends or somebody cancels.</summary>
    /// <param name="consuming">Called when facts begin to arrive.</param>
    /// <param name="cancel">Gives back what is in hand.</param>
    public async Task Run(Action consuming, CancellationToken cancel)
    {
        await using var errors = await RefusedQueue.Open(connection, settings, cancel);
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
            await either.CancelAsync();
            await counting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Take(DeliveryWindow window, RefusedQueue errors, CancellationToken cancel)
    {
        while (true)
        {
            // Half of what may be in hand: the other half arrives meanwhile.
            var batch = await window.Next(settings.Window / 2, cancel);
            metrics.Received(batch.Count);
            await (batch.Any(suspicion.Falls) ? OneByOne(window, errors, batch, cancel) : Handle(window, errors, batch, cancel));
        }
    }

    private async Task OneByOne(DeliveryWindow window, RefusedQueue errors, IReadOnlyList<Delivery> batch, CancellationToken cancel)
    {
        foreach (var delivery in batch)
        {
            if (!suspicion.Falls(delivery))
            {
                await Handle(window, errors, [delivery], cancel);
            }
            else if (await suspicion.Begin(delivery, cancel) is { } refusal)
            {
                await Settle(window, errors, [delivery], [FactVerdict.Refused(refusal)], cancel);
            }
            else
            {
                await Handle(window, errors, [delivery], cancel);
                await suspicion.End(delivery, cancel);
            }
        }
    }

    private async Task Handle(DeliveryWindow window, RefusedQueue errors, IReadOnlyList<Delivery> batch, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
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
    }

    /// <summary>By the clock and not by batches: a queue that nothing moves in must not look as it did long ago.</summary>
    private async Task Count(DeliveryWindow window, CancellationToken cancel)
    {
        using var ticks = new PeriodicTimer(BetweenCounts, time);
        do
        {
            metrics.InQueue = await window.Channel.MessageCountAsync(settings.Queue, cancel);
        }
        while (await ticks.WaitForNextTickAsync(cancel));
    }
}
