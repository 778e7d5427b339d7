using HerScheduler.Data;
using HerScheduler.Security.Tokens;

namespace HerScheduler.Security.AccessLog;

/// <summary>Writes the access log in sets, beside the requests: a read waits for no write.</summary>
internal sealed partial class AccessWriter(AccessQueue queue, TokenUse use, IServiceScopeFactory scopes, TimeProvider time,
    ILogger<AccessWriter> logger) : BackgroundService
{
    private const int BatchSize = 500;

    /// <summary>Between two sets: what came meanwhile is written together. A killed process loses what came since the last.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private IReadOnlyList<AccessRow> _inHand = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        for (_inHand = _inHand.Count > 0 ? _inHand : queue.Waiting(BatchSize); _inHand.Count > 0; _inHand = queue.Waiting(BatchSize))
        {
            if (!await WrittenInTime(cancellationToken))
            {
                LogLost(_inHand.Count);
                return;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                _inHand = await queue.Next(BatchSize, stoppingToken);
                while (!await TryWrite(stoppingToken))
                {
                    await Task.Delay(PauseAfterFailure, time, stoppingToken);
                }

                _inHand = [];
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rest is written by StopAsync.
        }
    }

    /// <summary>The time for stopping may run out while the database is away.</summary>
    private async Task<bool> WrittenInTime(CancellationToken cancel)
    {
        try
        {
            return await TryWrite(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> TryWrite(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
            await db.InOneTransaction(
                async inside =>
                {
                    await db.Dialect.Insert(db, _inHand, inside);
                    return true;
                },
                cancel);
            await use.Write(db, cancel);
            return true;
        }
        catch (Exception away) when (DatabaseFaults.Of(away) is not null)
        {
            LogAway(away);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The access log could not be written; it is tried again")]
    private partial void LogAway(Exception away);

    [LoggerMessage(Level = LogLevel.Error, Message = "The service stops, and {Count} or more entries of the access log could not be written")]
    private partial void LogLost(int count);
}
