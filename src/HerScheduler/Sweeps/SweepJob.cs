using Quartz;

namespace HerScheduler.Sweeps;

/// <summary>
/// Lets Quartz run the sweep that its key names. A sweep that fails is logged and runs again at its next turn: what was due still is. The one job
/// class for all sweeps is what the cluster's tables name, so that replicas of different versions understand each other's.
/// </summary>
internal sealed partial class SweepJob(
    IServiceProvider services, WallClock clock, SweepMetrics metrics, SweepProgress progress, TimeProvider time, ILogger<SweepJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        if (services.GetKeyedService<ISweep>(name) is not { } sweep)
        {
            LogUnknown(name);
            return;
        }

        if (!clock.IsBelieved())
        {
            LogWaits(name);
            return;
        }

        LogBegins(name);
        var began = time.GetTimestamp();
        progress.Begins(name);
        try
        {
            await sweep.RunOnce(time.GetUtcNow(), cancellationToken);
            progress.Succeeded(name);
            metrics.Done(name, began);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Quartz hands the turn to another replica.
            metrics.Ended(name, "stopped", began);
            progress.Succeeded(name);
            LogStopped(name);
            throw;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            metrics.Ended(name, "failed", began);
            progress.Failed(name);
            LogFailed(failure, name);
        }
        finally
        {
            LogEnds(name);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Sweep} waits: the clock jumped")]
    private partial void LogWaits(string sweep);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Sweep} begins")]
    private partial void LogBegins(string sweep);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Sweep} ends")]
    private partial void LogEnds(string sweep);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sweep} is a sweep of another version of the service; this replica leaves it to that one")]
    private partial void LogUnknown(string sweep);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sweep} stopped in the middle of a run; what is due stays due")]
    private partial void LogStopped(string sweep);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Sweep} failed; it runs again at its next turn")]
    private partial void LogFailed(Exception failure, string sweep);
}
