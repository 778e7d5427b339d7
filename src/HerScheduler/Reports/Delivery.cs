namespace HerScheduler.Reports;

/// <summary>How something was sent.</summary>
public enum DeliveryChannel
{
    Message,
    Email,
}

/// <summary>What became of it.</summary>
public enum DeliveryResult
{
    /// <summary>The broker, or the mail server, has it.</summary>
    Sent,

    /// <summary>It is on its way, or tried again.</summary>
    Waiting,

    /// <summary>It will never arrive: refused, or given up after many attempts.</summary>
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
/// <param name="Recipient">The address, or the routing key.</param>
/// <param name="Result">What became of it.</param>
/// <param name="SentAt">When it left.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
/// <param name="Reason">Why it failed, waits or was skipped.</param>
/// <param name="Id">The Message-ID, or the message's id.</param>
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
    string Id);
