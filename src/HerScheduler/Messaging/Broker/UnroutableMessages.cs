namespace HerScheduler.Messaging.Broker;

/// <summary>A message that the broker returned, on its way to where such are kept.</summary>
internal sealed record UnroutableMessage(ScheduleMessage Message);

/// <summary>
/// What no queue wanted: the broker returns it, this puts it aside where an administrator finds it, and says so without flooding the log. It stops
/// nothing: an installation may have no consumer yet, and a replay serves it later.
/// </summary>
internal sealed partial class UnroutableMessages(BusLifetime bus, TimeProvider time, ILogger<UnroutableMessages> logger)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromHours(1);

    /// <summary>Nobody is held up for long by a queue that confirms nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private long _count;
    private long _saidAtTicks;

    public async Task Keep(ScheduleMessage message, CancellationToken cancel)
    {
        Say(message.RoutingKey);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var attempt = new PublishAttempt(message, isMandatory: false, patience.Token);
        try
        {
            await bus.Bus.Publish(new UnroutableMessage(message), attempt, attempt.Over);
        }
        catch (Exception end) when (attempt.Failure is not null || PublishAttempt.IsForeseen(end))
        {
            LogNotKept((attempt.Failure ?? end).Message);
        }
    }

    private void Say(string routingKey)
    {
        var count = Interlocked.Increment(ref _count);
        var (now, said) = (time.GetUtcNow().UtcTicks, Interlocked.Read(ref _saidAtTicks));
        if ((said == 0 || now - said >= BetweenLines.Ticks) && Interlocked.CompareExchange(ref _saidAtTicks, now, said) == said)
        {
            LogUnroutable(count, routingKey, BrokerTopology.Unrouted);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No queue is bound for {Count} messages since the start (now: {RoutingKey}); they count as sent, the latest are kept in {Queue}, "
            + "and 'herscheduler messages replay' sends them again")]
    private partial void LogUnroutable(long count, string routingKey, string queue);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An unroutable message was not kept: {Reason}")]
    private partial void LogNotKept(string reason);
}
