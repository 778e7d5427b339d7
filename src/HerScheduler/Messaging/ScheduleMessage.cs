using HerScheduler.Data;

namespace HerScheduler.Messaging;

/// <summary>One message as it is published. On RabbitMQ only <see cref="Body"/> and properties travel; inside the process the whole record does.</summary>
public sealed record ScheduleMessage
{
    /// <summary>The CloudEvents id.</summary>
    public required string Id { get; init; }

    /// <summary><c>cycle.moved.north-clinic</c>.</summary>
    public required string RoutingKey { get; init; }

    /// <summary>The id of the causing fact; null for approval and notices.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The trace in which it was decided; null: nobody takes one. It is published as a part of that trace.</summary>
    public string? Trace { get; init; }

    /// <summary>The complete CloudEvents JSON document, exactly as it was stored.</summary>
    public required string Body { get; init; }

    /// <summary>It was sent before, and is sent again because somebody asked for it: header <c>x-replayed: true</c>.</summary>
    /// <value>Default: false.</value>
    public bool IsReplayed { get; init; }

    internal static ScheduleMessage Of(OutboxRow row, bool isReplayed = false) => new()
    {
        Id = row.MessageId,
        RoutingKey = row.RoutingKey,
        CorrelationId = row.CorrelationId,
        Trace = row.Trace,
        Body = row.Body,
        IsReplayed = isReplayed,
    };
}
