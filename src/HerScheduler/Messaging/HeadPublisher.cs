namespace HerScheduler.Messaging;

/// <summary>A head of the fact log, on its way to an exchange of its own.</summary>
internal sealed record HeadMessage(ScheduleMessage Message);

/// <summary>
/// Publishes heads of the fact log. They stand in no outbox: one that is lost is followed by another tomorrow, and the service's log has it too.
/// </summary>
internal sealed class HeadPublisher(MessagePublisher publisher, BusLifetime bus)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>Why it was not published; null: it was.</returns>
    public async Task<string?> Publish(ScheduleMessage message, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var attempt = new PublishAttempt(message, isMandatory: false, patience.Token);
        try
        {
            await publisher.Prepare(patience.Token);
            await bus.Bus.Publish(new HeadMessage(message), attempt, attempt.Over);
            return null;
        }
        catch (Exception end) when (attempt.Failure is not null || PublishAttempt.IsForeseen(end))
        {
            return (attempt.Failure ?? end).Message;
        }
    }
}
