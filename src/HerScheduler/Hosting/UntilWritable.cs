using HerScheduler.Data;
using HerScheduler.Http;
using HerScheduler.Problems;
using HerScheduler.Security.Edges;
using HerScheduler.Settings;
using HerScheduler.Telemetry;

namespace HerScheduler.Hosting;

/// <summary>
/// A database that is there and takes no write (its disk is full, or mounted read-only) heals without a restart, so <c>serve</c> waits for it. Nothing of the
/// service runs meanwhile: a stand-in listens in its place, alive, not ready, and with the reason as the answer to every request.
/// </summary>
internal static partial class UntilWritable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Does what has to be done before the service begins, again and again while the database takes no write.</summary>
    /// <returns>False: the process was told to stop first.</returns>
    public static async Task<bool> Do(WebApplication app, SchedulerHostOptions options, Func<Task> work, CancellationToken cancel)
    {
        if (await Obstacle(app, work) is not { } obstacle)
        {
            return true;
        }

        var (time, logger) = (options.Time, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(UntilWritable)));
        await using var standIn = StandIn(app.Services.GetRequiredService<SchedulerSettings>(), options, () => obstacle);
        await standIn.StartAsync(cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, standIn.Lifetime.ApplicationStopping);
        var line = new LineAMinute(time);
        line.IsDue(isNew: true);
        LogWaits(logger, obstacle);
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (await Obstacle(app, work) is not { } still)
            {
                LogReady(logger);
                return true;
            }

            obstacle = still;
            if (line.IsDue())
            {
                LogWaits(logger, obstacle);
            }
        }

        return false;
    }

    /// <returns>Null: the work is done.</returns>
    private static async Task<string?> Obstacle(WebApplication app, Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception failure) when (ObstacleIn(failure) is not null && IsThere(app.Services.GetRequiredService<SchedulerSettings>().Database))
        {
            return ObstacleIn(failure);
        }
    }

    /// <summary>What the database says, or the disk under it. A folder of somebody else's (access denied) is a wrong setting.</summary>
    private static string? ObstacleIn(Exception failure) => WriteObstacles.Of(failure)
        ?? (failure is OperatorErrorException { InnerException: IOException }
            ? "the folder of the database takes no file (its disk is full, or mounted read-only); nothing can be stored until it does"
            : null);

    /// <summary>A file that is missing in a folder that takes none is a wrong setting, and no obstacle that passes.</summary>
    private static bool IsThere(DatabaseSettings database) => database.Provider != DatabaseProvider.Sqlite || File.Exists(database.File);

    private static WebApplication StandIn(SchedulerSettings settings, SchedulerHostOptions options, Func<string> obstacle)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Urls ?? settings.Urls);
        builder.UseTls(settings.Security);
        var standIn = builder.Build();
        standIn.MapGet("/health/live", () => Replies.Json("""{"status":"healthy"}"""));
        standIn.MapGet("/health/ready", () => Replies.Json("""{"status":"unhealthy"}""", StatusCodes.Status503ServiceUnavailable));
        standIn.Map("{**path}", () => Replies.Refused(Problem.NoDatabase(obstacle())));
        return standIn;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: {Obstacle}. The service begins as soon as that is mended")]
    private static partial void LogWaits(ILogger logger, string obstacle);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database takes writes now; the service begins")]
    private static partial void LogReady(ILogger logger);
}
