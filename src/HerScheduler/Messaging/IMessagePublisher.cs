namespace HerScheduler.Messaging;

/// <summary>Where messages go: a broker, or whoever listens inside this process.</summary>
internal interface IMessagePublisher
{
    /// <summary>Makes sure that publishing can begin: connected, and everything declared. Costs nothing when it can.</summary>
    /// <exception cref="NotReachableException">It cannot, and why.</exception>
    public Task Prepare(CancellationToken cancel);

    /// <summary>Publishes one message and waits for the confirmation. Never throws for what the message or the broker does.</summary>
    public Task<PublishOutcome> Publish(ScheduleMessage message, CancellationToken cancel);
}

/// <summary>Nothing can be published now; the message is one sentence for a person.</summary>
internal sealed class NotReachableException : Exception
{
    public NotReachableException()
    {
    }

    public NotReachableException(string message)
        : base(message)
    {
    }

    public NotReachableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
