namespace HerScheduler.Deliveries;

/// <summary>How something was sent.</summary>
public enum DeliveryChannel
{
    Message,
    Email,

    /// <summary>By no way: a step of a reminder or overdue alert that was skipped before anything was written for it.</summary>
    None,
}

/// <summary>What became of it.</summary>
public enum DeliveryResult
{
    /// <summary>The broker, or the mail server, has it.</summary>
    Sent,

    /// <summary>
    /// It is on its way, or tried again: also a message that the broker keeps refusing, since a message is never given up. How often it was refused and why are
    /// beside it.
    /// </summary>
    Waiting,

    /// <summary>It will never arrive: an e-mail that was refused, or given up after many attempts.</summary>
    Failed,

    /// <summary>It was not sent because it was no longer true, or a later one said it.</summary>
    Skipped,
}

/// <summary>One thing that was sent, or was not.</summary>
/// <param name="At">When it was decided.</param>
/// <param name="Channel">How.</param>
/// <param name="What"><c>digest</c>, <c>overdue</c>, <c>reminder</c>, <c>lvef-hold</c> ….</param>
/// <param name="Plan">The plan; null for a digest.</param>
/// <param name="Event">The event; null for none.</param>
/// <param name="Recipient">The address, or the routing key; of a skipped step the plan's navigator.</param>
/// <param name="Result">What became of it.</param>
/// <param name="SentAt">When it left.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
/// <param name="Reason">Why it failed, waits or was skipped.</param>
/// <param name="Id">The Message-ID, or the message's id; of a skipped step what it was: <c>plan-0001/echo-2 2026-03-09 overdue 1</c>.</param>
public sealed record Delivery(
    DateTimeOffset At,
    DeliveryChannel Channel,
    string What,
    string? Plan,
    string? Event,
    string Recipient,
    DeliveryResult Result,
    DateTimeOffset? SentAt,
    int Attempts,
    string? Reason,
    string Id)
{
    /// <summary>What a person calls the event; null: none, or the plan no longer has it.</summary>
    public string? Title { get; init; }
}
