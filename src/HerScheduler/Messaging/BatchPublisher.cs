using HerScheduler.Data;
using HerScheduler.Settings;

namespace HerScheduler.Messaging;

/// <summary>Publishes claimed messages and says what became of them: to the metrics, to the log, to whoever asks for the health.</summary>
internal sealed partial class BatchPublisher(
    MessagePublisher publisher, MessageMetrics metrics, RelayHealth health, SchedulerSettings settings, ILogger<BatchPublisher> logger)
{
    /// <summary>How long the answers to what is on its way are waited for when the service is asked to stop.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Takes at most <see cref="RelaySettings.PublishTimeout"/>. Cancelled it begins no further message, and still waits a little for the broker's answers:
    /// what it sent and did not see confirmed is sent again.
    /// </summary>
    public async Task<BatchOutcome> Publish(IReadOnlyList<OutboxRow> rows, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(settings.Messaging.Relay.PublishTimeout);
        await using var stopping = cancel.Register(() => patience.CancelAfter(Goodbye));
        var outcome = await PlanChains.Publish(rows, row => cancel.IsCancellationRequested
            ? Task.FromResult(PublishOutcome.Lost("The service is stopping."))
            : publisher.Publish(ScheduleMessage.Of(row), patience.Token));
        metrics.Count(outcome);
        foreach (var alike in outcome.Refused.GroupBy(refused => refused.Reason, StringComparer.Ordinal))
        {
            LogRefused(alike.Count(), alike.First().Row.PlanId, alike.First().Row.Sequence, alike.Key);
        }

        if (outcome.LostBy is { } reason)
        {
            health.Blocked(reason);
        }
        else
        {
            health.Works();
        }

        return outcome;
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "{Count} messages were refused (the first: {Plan}, number {Sequence}) and hold up their plans: {Reason}")]
    private partial void LogRefused(int count, string plan, int sequence, string reason);
}
