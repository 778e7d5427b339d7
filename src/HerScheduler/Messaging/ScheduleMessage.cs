namespace HerScheduler.Messaging;

/// <summary>One message as the bus carries it. On RabbitMQ only <see cref="Body"/> travels; inside the process the whole record does.</summary>
public sealed record ScheduleMessage
{
    /// <summary>The CloudEvents id.</summary>
    public required string Id { get; init; }

    /// <summary><c>cycle.moved.north-clinic</c>.</summary>
    public required string RoutingKey { get; init; }

    /// <summary>The id of the causing fact; null for approval and notices.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The complete CloudEvents JSON document, exactly as it was stored.</summary>
    public required string Body { get; init; }
}
