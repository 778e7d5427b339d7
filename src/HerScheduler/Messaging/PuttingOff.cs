namespace HerScheduler.Messaging;

/// <summary>How long a message that was refused, and with it its plan, waits for the next attempt: longer each time.</summary>
internal static class PuttingOff
{
    private const int Doublings = 8;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <param name="attempts">How often it was refused already, this time included; 1 or more.</param>
    /// <returns>5 s, 10 s, 20 s, … at most 15 minutes.</returns>
    public static TimeSpan After(int attempts)
    {
        var delay = Shortest * (1 << Math.Min(attempts - 1, Doublings));
        return delay < Longest ? delay : Longest;
    }
}
