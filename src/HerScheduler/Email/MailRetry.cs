using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HerScheduler.Sweeps;

namespace HerScheduler.Email;

/// <summary>
/// When an e-mail that failed is tried again, and when no longer. Each time the wait doubles, up to a quarter of an hour; so after an outage
/// everything has left within that. Between half and the whole of the wait is taken, different for each e-mail, so that they do not all come back at once.
/// </summary>
public static class MailRetry
{
    /// <summary>The wait after the first failure is 2 minutes at most, 1 at least.</summary>
    public static readonly Backoff RetrySchedule = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15));

    /// <summary>The instant of the next try.</summary>
    /// <param name="messageId">Which e-mail: decides its share of the wait.</param>
    /// <param name="attempts">How often it failed, this time included: 1 or more.</param>
    /// <param name="now">When it failed.</param>
    /// <param name="worthUntil">From when on it is not worth sending.</param>
    /// <returns>Null: give up, the next try would come too late.</returns>
    public static DateTimeOffset? NextTry(string messageId, int attempts, DateTimeOffset now, DateTimeOffset worthUntil)
    {
        var next = now + Wait(messageId, attempts);
        return next < worthUntil ? next : null;
    }

    private static TimeSpan Wait(string messageId, int attempts) => RetrySchedule.After(attempts) * (0.5 + (Share(messageId, attempts) / 2));

    /// <summary>0 to 1, the same for the same e-mail and attempt.</summary>
    private static double Share(string messageId, int attempts) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{messageId}#{attempts}"))) / (double)uint.MaxValue;
}
