using Quartz;

namespace HerScheduler.Hosting;

/// <summary>Lets Quartz run a sweep. A sweep that fails is logged and runs again at its next turn: what was due still is.</summary>
internal sealed partial class SweepJob<T>(T sweep, TimeProvider time, ILogger<T> logger) : IJob
    where T : class, ISweep
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await sweep.RunOnce(time.GetUtcNow(), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogStopped(typeof(T).Name);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogFailed(failure, typeof(T).Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sweep} stopped in the middle of a run; what is due stays due")]
    private partial void LogStopped(string sweep);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Sweep} failed; it runs again at its next turn")]
    private partial void LogFailed(Exception failure, string sweep);
}
