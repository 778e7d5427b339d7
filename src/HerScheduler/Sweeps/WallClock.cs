namespace HerScheduler.Sweeps;

/// <summary>
/// Whether the machine's clock is to be believed. What is due follows from it, so a clock that was set wrong for a moment would send weeks of alerts. Beside it
/// runs one that nobody can set; when the two disagree, nothing is sent for a while, and then the clock is believed as it is.
/// </summary>
internal sealed partial class WallClock(TimeProvider time, ILogger<WallClock> logger)
{
    /// <summary>How long a clock that jumped is doubted. Who set it wrong has noticed by then; a machine that slept goes on.</summary>
    public static readonly TimeSpan Doubt = TimeSpan.FromMinutes(10);

    /// <summary>Less than that is a correction, and changes nothing that is due.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private DateTimeOffset _shown = time.GetUtcNow();
    private long _passed = time.GetTimestamp();
    private TimeSpan _off;
    private long? _doubtedSince;

    /// <summary>Goes up whenever the clock is seen to jump, or is believed again.</summary>
    public int Changes { get; private set; }

    /// <summary>Looks at it.</summary>
    /// <returns>False: it jumped a short while ago.</returns>
    public bool IsBelieved()
    {
        lock (_gate)
        {
            var (shown, passed) = (time.GetUtcNow(), time.GetTimestamp());
            var jump = shown - _shown - time.GetElapsedTime(_passed, passed);
            (_shown, _passed) = (shown, passed);
            if (jump.Duration() >= Tolerance)
            {
                Jumped(jump, passed);
            }
            else if (_doubtedSince is { } since && time.GetElapsedTime(since, passed) >= Doubt)
            {
                Believe();
                LogBelieved(shown);
            }

            return _doubtedSince is null;
        }
    }

    private void Jumped(TimeSpan jump, long passed)
    {
        _off += jump;
        if (_off.Duration() < Tolerance)
        {
            Believe();
            LogBack();
            return;
        }

        (_doubtedSince, Changes) = (passed, Changes + 1);
        LogJumped(jump, Doubt.TotalMinutes);
    }

    private void Believe() => (_doubtedSince, _off, Changes) = (null, TimeSpan.Zero, Changes + 1);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "The machine's clock jumped by {Jump}. Reminders, alerts and digests wait {Minutes} minutes, in case it is set right again; check it")]
    private partial void LogJumped(TimeSpan jump, double minutes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The machine's clock is where it was before it jumped; nothing was sent in between")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The machine's clock stays where it jumped to: {Now} is taken for the time")]
    private partial void LogBelieved(DateTimeOffset now);
}
