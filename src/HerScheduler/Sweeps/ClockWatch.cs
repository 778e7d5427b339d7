using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace HerScheduler.Sweeps;

/// <summary>
/// Quartz stores when a sweep is next: after a clock that was ahead has gone back, that is far in the future. So whenever <see cref="WallClock"/> sees a
/// change, every sweep begins anew.
/// </summary>
internal sealed partial class ClockWatch(IEnumerable<Beat> beats, WallClock clock, ISchedulerFactory schedulers,
    ILogger<ClockWatch> logger) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        clock.IsBelieved()
            ? HealthCheckResult.Healthy("The clock runs evenly.")
            : HealthCheckResult.Unhealthy("The machine's clock jumped; sweeps wait until it is set right, or has stayed for a while."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // By the clock that nobody can set.
        using var ticks = new PeriodicTimer(Every);
        var seen = clock.Changes;
        try
        {
            while (await ticks.WaitForNextTickAsync(stoppingToken))
            {
                clock.IsBelieved();
                if (clock.Changes != seen && await BeginAnew(stoppingToken))
                {
                    seen = clock.Changes;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <returns>False: the database did not answer, say; the next tick tries again.</returns>
    private async Task<bool> BeginAnew(CancellationToken cancel)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancel);
            foreach (var key in beats.Select(beat => new TriggerKey(beat.Sweep)))
            {
                if (await scheduler.GetTrigger(key, cancel) is { } trigger)
                {
                    await scheduler.RescheduleJob(key, trigger.GetTriggerBuilder().StartNow().Build(), cancel);
                }
            }

            return true;
        }
        catch (Exception failure) when (failure is SchedulerException or System.Data.Common.DbException)
        {
            LogNotYet(failure);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweeps could not be scheduled anew after the clock changed; that is tried again")]
    private partial void LogNotYet(Exception failure);
}
