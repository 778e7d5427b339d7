namespace HerScheduler.Messaging;

/// <summary>
/// Empties the outbox when it is woken by <see cref="RelaySignal"/> after a commit, and looks by itself every few seconds: for messages that other
/// processes wrote or died with, and for a broker that went away.
/// </summary>
internal sealed partial class RelayLoop(IServiceScopeFactory scopes, RelaySignal signal, TimeProvider time, ILogger<RelayLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Drain(stoppingToken);
                await signal.Wait(Idle, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    private async Task Drain(CancellationToken cancel)
    {
        var pause = FirstPause;
        while (true)
        {
            var turn = await Turn(cancel);
            if (turn is { IsBlocked: false, IsMore: false })
            {
                return;
            }

            if (turn.IsBlocked)
            {
                LogBlocked(turn.Failed, pause.TotalSeconds);
                await Task.Delay(pause, time, cancel);
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            }
        }
    }

    private async Task<RelayTurn> Turn(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<Relay>().RunOnce(time.GetUtcNow(), cancel);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            // The database did not answer, say. The rows are still there; the next turn finds them.
            LogFailed(failure);
            return new RelayTurn(Confirmed: 0, Failed: 1, IsMore: false);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The relay stopped; what is unsent stays in the outbox")]
    private partial void LogStopped();

    [LoggerMessage(Level = LogLevel.Warning, Message = "No message got through ({Count} tried); next try in {Seconds} s")]
    private partial void LogBlocked(int count, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of the relay failed")]
    private partial void LogFailed(Exception failure);
}
