namespace HerScheduler.Email;

/// <summary>When an e-mail that the mail server did not take is tried again.</summary>
internal static class MailRetry
{
    /// <summary>Placeholder shape until the mail branch is merged.</summary>
    public static DateTimeOffset? AlertAgainAt(DateTimeOffset createdAt, int attempts, DateTimeOffset now, string messageId) =>
        now - createdAt > TimeSpan.FromDays(3) ? null : now + TimeSpan.FromMinutes(Math.Min(60, 1 << Math.Min(attempts, 6))) + TimeSpan.FromSeconds(messageId.Length % 30);
}
