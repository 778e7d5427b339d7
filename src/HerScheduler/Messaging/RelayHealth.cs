using HerScheduler.Settings;

namespace HerScheduler.Messaging;

/// <summary>What the relay of this process last achieved, which is all that proves that messages leave.</summary>
internal sealed class RelayHealth(SchedulerSettings settings, TimeProvider time)
{
    private volatile Achievement? _last;

    private sealed record Achievement(long At, string? BlockedBy);

    /// <summary>Why no message leaves, in a sentence; null while they do.</summary>
    public string? Trouble
    {
        get
        {
            var last = _last;
            var silence = last is null ? TimeSpan.Zero : time.GetElapsedTime(last.At);
            return last switch
            {
                null => "The relay has not looked for messages yet.",
                { BlockedBy: { } reason } => $"No message can be published: {reason}",
                _ when silence > LongestSilence => $"The relay has come to nothing for {(int)silence.TotalSeconds} s.",
                _ => null,
            };
        }
    }

    /// <summary>A relay looks every few seconds, and has given up on a batch when this has passed.</summary>
    private TimeSpan LongestSilence => settings.Messaging.Relay.Lease + settings.Messaging.Relay.PublishTimeout;

    /// <summary>The broker has confirmed messages, or there were none and it answered.</summary>
    public void Works() => _last = new Achievement(time.GetTimestamp(), BlockedBy: null);

    /// <param name="reason">One sentence.</param>
    public void Blocked(string reason) => _last = new Achievement(time.GetTimestamp(), reason);
}
