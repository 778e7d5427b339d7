using HerScheduler.Sweeps;
using HerScheduler.Telemetry;

namespace HerScheduler.Messaging;

/// <summary>
/// Empties the outbox when it is woken by <see cref="RelaySignal"/> after a commit, and looks by itself every few seconds: for messages that other
/// processes wrote or died with, for those whose time has come again, and for a broker that went away.
/// </summary>
internal sealed partial class RelayLoop(RelayPipeline pipeline, RelaySignal signal, RelayHealth health, TimeProvider time, ILogger<RelayLoop> logger)
    : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);

    /// <summary>About 1, 2, 4, 8, 10, 10 … seconds while nothing gets through.</summary>
    public static readonly Backoff RetrySchedule = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    private readonly LineAMinute _line = new(time);
    private int _failures;
    private DateTimeOffset? _blockedSince;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var turn = await Turn(stoppingToken);
                if (turn.IsBlocked)
                {
                    await Task.Delay(RetrySchedule.Jittered(++_failures), time, stoppingToken);
                }
                else if (!turn.IsMore)
                {
                    await signal.Wait(Idle, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    private async Task<RelayTurn> Turn(CancellationToken cancel)
    {
        try
        {
            var turn = await pipeline.Drain(cancel);
            if (turn.BlockedBy is { } reason)
            {
                SayBlocked(reason, failure: null);
            }
            else
            {
                SayFree();
            }

            return turn;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancel.IsCancellationRequested)
        {
            // The database did not answer, say. The rows are still there; the next turn finds them.
            health.Blocked("The relay failed; its log says why.");
            SayBlocked(failure.Message, failure);
            return new RelayTurn(Confirmed: 0, Failed: 0, IsMore: false, failure.Message);
        }
    }

    private void SayBlocked(string reason, Exception? failure)
    {
        if (!_line.IsDue(isNew: _blockedSince is null))
        {
            return;
        }

        if (_blockedSince is not { } since)
        {
            _blockedSince = time.GetUtcNow();
            LogBlocked(failure, reason);
            return;
        }

        var seconds = (int)(time.GetUtcNow() - since).TotalSeconds;
        LogStillBlocked(seconds, reason);
    }

    private void SayFree()
    {
        if (_blockedSince is { } since)
        {
            var seconds = (int)(time.GetUtcNow() - since).TotalSeconds;
            LogFree(seconds);
        }

        _blockedSince = null;
        _failures = 0;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The relay stopped; what is unsent stays in the outbox")]
    private partial void LogStopped();

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "No message can be published; they wait in the outbox, and the relay tries again every few seconds: {Reason}")]
    private partial void LogBlocked(Exception? failure, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No message could be published for {Seconds} s: {Reason}")]
    private partial void LogStillBlocked(int seconds, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Messages can be published again, after {Seconds} s")]
    private partial void LogFree(int seconds);
}
