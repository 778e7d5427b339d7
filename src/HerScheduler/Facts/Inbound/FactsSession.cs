using HerScheduler.Hosting.Settings;
using HerScheduler.Problems;
using RabbitMQ.Client;

namespace HerScheduler.Facts.Inbound;

/// <summary>
/// Takes facts for as long as one connection lasts. It starts with one message at a time: a message that ended the service whenever it was worked on
/// shows by how often it was delivered, and must not drag down those that only happened to stand behind it. Then it takes many at once.
/// </summary>
internal sealed class FactsSession(IConnection connection, FactIntake intake, FactsMetrics metrics, TimeProvider time, FactsQueueSettings settings)
{
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(5);

    private long _counted;

    /// <summary>How many deliveries of each message are known to be no fault of its own.</summary>
    public required int Forgiven { get; init; }

    /// <summary>From half the limit on a message is worked on alone.</summary>
    private int Suspicious => settings.MostDeliveries / 2;

    /// <summary>Until the connection ends or somebody cancels.</summary>
    public async Task Run(Action consuming, CancellationToken cancel)
    {
        await using var refused = await RefusedQueue.Open(connection, settings, cancel);
        await using (var single = await DeliveryWindow.Open(connection, settings, size: 1, cancel))
        {
            consuming();
            await OneByOne(single, refused, cancel);
        }

        await using var window = await DeliveryWindow.Open(connection, settings, (ushort)settings.Window, cancel);
        await InBatches(window, refused, cancel);
    }

    /// <summary>Until a message comes that is above suspicion.</summary>
    private async Task OneByOne(DeliveryWindow window, RefusedQueue refused, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, window.Lost);
        for (var suspicious = true; suspicious;)
        {
            var batch = await window.Next(1, either.Token);
            var inVain = batch[0].EarlierDeliveries - Forgiven;
            suspicious = inVain >= Suspicious;
            await (inVain >= settings.MostDeliveries
                ? Settle(window, refused, batch, [FactVerdict.Refused(Poisonous(batch[0]))], either.Token)
                : Handle(window, refused, batch, either.Token));
        }
    }

    private async Task InBatches(DeliveryWindow window, RefusedQueue refused, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, window.Lost);
        while (true)
        {
            // Half of them: the other half arrives meanwhile.
            await Handle(window, refused, await window.Next(settings.Window / 2, either.Token), either.Token);
            await Count(window, either.Token);
        }
    }

    private async Task Handle(DeliveryWindow window, RefusedQueue refused, IReadOnlyList<Delivery> batch, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        await Settle(window, refused, batch, await intake.Take(batch, cancel), cancel);
        metrics.BatchTook(time.GetElapsedTime(began));
    }

    /// <summary>Acknowledged is only what is stored, or confirmed in the error queue.</summary>
    private async Task Settle(
        DeliveryWindow window, RefusedQueue errors, IReadOnlyList<Delivery> batch, IReadOnlyList<FactVerdict> verdicts, CancellationToken cancel)
    {
        metrics.Received(batch.Count);
        var refused = new List<(Delivery Delivery, FactRefusal Refusal)>();
        foreach (var (delivery, verdict) in batch.Zip(verdicts))
        {
            if (verdict.Match(() => null, () => null, refusal => (FactRefusal?)refusal) is { } refusal)
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

    private async Task Count(DeliveryWindow window, CancellationToken cancel)
    {
        if (time.GetElapsedTime(_counted) >= BetweenCounts)
        {
            metrics.InQueue = await window.Channel.MessageCountAsync(settings.Queue, cancel);
            _counted = time.GetTimestamp();
        }
    }

    private static Problem Poisonous(Delivery delivery) =>
        Problem.Unexpected($"The service has ended {delivery.EarlierDeliveries} times without finishing this message, and tries it no more.");
}
