namespace HerScheduler.Messaging;

/// <summary>What became of one publication.</summary>
internal enum PublishResult
{
    Delivered,

    /// <summary>The broker has confirmed it, but no queue wanted it: sent, as far as the outbox is concerned.</summary>
    Unroutable,

    /// <summary>This message was not taken; others may well be.</summary>
    Refused,

    /// <summary>Nobody knows: the connection ended, or no confirmation came in time. It says nothing about the message.</summary>
    Lost,
}

/// <param name="Result">What became of it.</param>
/// <param name="Reason">For <see cref="PublishResult.Refused"/> and <see cref="PublishResult.Lost"/>: one sentence, without a patient in it.</param>
internal readonly record struct PublishOutcome(PublishResult Result, string? Reason = null)
{
    public static PublishOutcome Delivered { get; } = new(PublishResult.Delivered);

    public static PublishOutcome Unroutable { get; } = new(PublishResult.Unroutable);

    public bool IsSent => Result is PublishResult.Delivered or PublishResult.Unroutable;

    public static PublishOutcome Refused(string reason) => new(PublishResult.Refused, reason);

    public static PublishOutcome Lost(string reason) => new(PublishResult.Lost, reason);
}
