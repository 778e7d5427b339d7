using HerScheduler.Data;
using HerScheduler.Messaging.Broker;
using HerScheduler.Settings;
using HerScheduler.Sweeps;
using HerScheduler.Telemetry;

namespace HerScheduler.Facts.Inbound;

/// <summary>Takes facts from the queue for as long as the service runs: connects, and connects again after everything that ended the session before.</summary>
internal sealed partial class FactsConsumer(
    IServiceScopeFactory scopes,
    BrokerConnections connections,
    FactQueues queues,
    FactIntake intake,
    PoisonMessageGuard guard,
    FactsMetrics metrics,
    FactsHealth health,
    SchedulerSettings settings,
    TimeProvider time,
    ILogger<FactsConsumer> logger) : BackgroundService
{
    private static readonly Backoff RetrySchedule = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10));

    /// <summary>How long verdicts on deliveries are kept: what a broker still holds after that was not lost by a crash.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly LineAMinute _line = new(time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            try
            {
                await Session(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                LogStopped();
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // Whatever ended it: nothing unfinished was acknowledged, so all of that comes again.
                failures = time.GetElapsedTime(began) > RetrySchedule.Longest ? 1 : failures + 1;
                metrics.InQueue = null;
                SayStill(
                    failure is OperationCanceledException ? "The connection to the queue of facts was lost." : $"Facts are not taken from the queue: {failure.Message}",
                    failures == 1,
                    failure);
                await Task.Delay(RetrySchedule.After(failures), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Session(CancellationToken cancel)
    {
        // A message in hand while the database is away might only be given back, which the broker counts as a delivery in vain.
        await WaitForDatabase(cancel);
        await using var connection = await connections.Connect("herscheduler facts", cancel);
        await queues.Declare(connection, cancel);
        await new FactsSession(connection, queues, intake, guard, metrics, Trouble, time, settings.Messaging.Facts).Run(Consuming, cancel);
    }

    private void Consuming()
    {
        health.Trouble = null;
        LogConsuming(settings.Messaging.Facts.Queue);
    }

    private void Trouble(string? trouble)
    {
        health.Trouble = trouble;
        if (trouble is not null)
        {
            LogTrouble(failure: null, trouble);
        }
    }

    /// <summary>A broker that is away for hours must not fill the log.</summary>
    private void SayStill(string trouble, bool isNew, Exception? failure = null)
    {
        health.Trouble = trouble;
        if (_line.IsDue(isNew))
        {
            LogTrouble(isNew ? failure : null, trouble);
        }
    }

    private async Task WaitForDatabase(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
        for (var failures = 1; !await db.Database.CanConnectAsync(cancel); failures++)
        {
            SayStill("Facts are not taken from the queue: the database does not answer.", failures == 1);
            await Task.Delay(RetrySchedule.After(failures), time, cancel);
        }

        await RefusedFacts.Forget(db, time.Now() - Kept, cancel);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Facts are taken from the queue {Queue}")]
    private partial void LogConsuming(string queue);

    [LoggerMessage(Level = LogLevel.Information, Message = "No more facts are taken; what was not finished stays in the queue")]
    private partial void LogStopped();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Trouble}")]
    private partial void LogTrouble(Exception? failure, string trouble);
}
