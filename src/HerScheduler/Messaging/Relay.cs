using System.Text.Json;
using HerScheduler.Data;
using HerScheduler.Hosting.Settings;

namespace HerScheduler.Messaging;

/// <summary>What one turn of the relay did.</summary>
/// <param name="Confirmed">Messages the broker has.</param>
/// <param name="Failed">Messages it did not take; they stay unsent.</param>
/// <param name="IsMore">A full batch was claimed, so there is probably more.</param>
internal readonly record struct RelayTurn(int Confirmed, int Failed, bool IsMore)
{
    /// <summary>Nothing got through: not one message's fault, but the broker's or the way there.</summary>
    public bool IsBlocked => Confirmed == 0 && Failed > 0;
}

/// <summary>
/// Publishes what the outbox holds. A message leaves at least once, with the same id each time, and a plan's messages leave in the order of their
/// sequence: the next one only when the broker has confirmed the one before. A message that cannot be published holds up its own plan and no other.
/// </summary>
internal sealed partial class Relay(SchedulerDb db, BusPublisher publisher, PublishedMessages watchers, SchedulerSettings settings, ILogger<Relay> logger)
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    /// <summary>One batch: claims it, publishes it, marks it.</summary>
    public async Task<RelayTurn> RunOnce(DateTimeOffset now, CancellationToken cancel)
    {
        var relay = settings.Messaging.Relay;
        var claimed = await db.Dialect.ClaimOutbox(db, now, now + relay.Lease, relay.BatchSize, cancel);
        if (claimed.Count == 0)
        {
            return default;
        }

        var waves = new PlanWaves(claimed);
        await Publish(waves, relay.PublishTimeout, cancel);

        // What is confirmed must be marked even when the service is told to stop just now.
        await OutboxBatch.Settle(db, now, waves.Confirmed, PutOff(waves, now), waves.Rest, CancellationToken.None);
        Report(waves);
        return new RelayTurn(waves.Confirmed.Count, waves.Failed.Count, claimed.Count == relay.BatchSize && waves.Failed.Count == 0);
    }

    private async Task Publish(PlanWaves waves, TimeSpan timeout, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(timeout);
        while (!patience.IsCancellationRequested && waves.Next() is { Count: > 0 } wave)
        {
            var outcomes = await Task.WhenAll(wave.Select(row => Publish(row, patience.Token)));
            waves.Settle(wave, outcomes);
        }
    }

    private async Task<PublishOutcome> Publish(OutboxRow row, CancellationToken cancel)
    {
        try
        {
            var message = new ScheduleMessage { Id = row.MessageId, RoutingKey = row.RoutingKey, CorrelationId = row.CorrelationId, Body = row.Body };
            return await publisher.Publish(message, cancel) ? PublishOutcome.Delivered : PublishOutcome.Unroutable;
        }
        catch (OperationCanceledException)
        {
            return PublishOutcome.Failed;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever the transport throws, this row was not confirmed: it stays unsent and the others go on.
            LogNotPublished(failure, row.PlanId, row.Sequence);
            return PublishOutcome.Failed;
        }
    }

    /// <summary>
    /// A message that failed while others got through waits as long again as it has waited already. When nothing got through it is not the
    /// message: everything is given back, and <see cref="RelayLoop"/> waits instead.
    /// </summary>
    private static List<(OutboxRow Row, DateTimeOffset Until)> PutOff(PlanWaves waves, DateTimeOffset now) =>
        waves.Confirmed.Count == 0
            ? [.. waves.Failed.Select(row => (row, now))]
            : [.. waves.Failed.Select(row => (row, now + Limited(now - row.CreatedAt)))];

    private static TimeSpan Limited(TimeSpan age) => age < ShortestDelay ? ShortestDelay : age > LongestDelay ? LongestDelay : age;

    private void Report(PlanWaves waves)
    {
        if (waves.Unroutable > 0)
        {
            LogUnroutable(waves.Unroutable);
        }

        if (!watchers.IsWatched)
        {
            return;
        }

        foreach (var row in waves.Confirmed)
        {
            watchers.Tell(new PublishedMessage(row.RoutingKey, row.Subject, row.Sequence, ReasonOf(row)));
        }
    }

    private static string? ReasonOf(OutboxRow row)
    {
        using var body = JsonDocument.Parse(row.Body);
        return body.RootElement.GetProperty("data").TryGetProperty("reason", out var reason) ? reason.GetString() : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Sequence} of plan {Plan} was not published and stays in the outbox")]
    private partial void LogNotPublished(Exception failure, string plan, int sequence);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} messages were confirmed but no queue is bound for them yet")]
    private partial void LogUnroutable(int count);
}
