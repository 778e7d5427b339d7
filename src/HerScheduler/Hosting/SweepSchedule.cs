using HerScheduler.Health;
using HerScheduler.Settings;
using HerScheduler.Sweeps;
using HerScheduler.Telemetry;
using Quartz;

namespace HerScheduler.Hosting;

/// <summary>
/// The heartbeat: a handful of recurring sweeps, each one line. Quartz keeps nothing that could be lost; what is due is in the database. On a
/// database server the replicas form a cluster there, and each turn of a sweep is one replica's.
/// </summary>
internal static class SweepSchedule
{
    /// <summary>When a turn that nobody takes is late, in units of what Quartz calls late: 5 s in memory, 1 min in a database. Twice that is unhealthy.</summary>
    private const int LateInMemory = 36;

    private const int LateInDatabase = 3;

    public static void ScheduleSweeps(this IServiceCollection services, SchedulerSettings settings, TimeProvider time)
    {
        var beats = services.Select(service => service.ImplementationInstance).OfType<Beat>().ToList();
        services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(time);
            if (settings.Database.Provider == DatabaseProvider.Sqlite)
            {
                quartz.UseInMemoryStore();
            }
            else
            {
                quartz.UseCluster(settings, ReplicaName.Of(settings));
            }

            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs);
            foreach (var beat in beats)
            {
                quartz.Schedule(beat, time.GetUtcNow() + beat.FirstAfter);
            }
        });
        services.AddQuartzHostedService(hosted =>
        {
            hosted.WaitForJobsToComplete = true;
            hosted.AwaitApplicationStarted = true;
        });
        services.AddInstruments<SweepMetrics>();
        services.AddSingleton<WallClock>();
        services.AddSingleton<SweepProgress>();
        services.AddSingleton<ClockWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ClockWatch>());
        services.AddSweepHealth(settings.Database.Provider);
    }

    private static void AddSweepHealth(this IServiceCollection services, DatabaseProvider database) => services.AddHealthChecks()
        .AddCheck<ClockWatch>("clock", tags: [HealthEndpoints.Ready])
        .AddCheck<SweepsHealth>("sweep-runs", tags: [HealthEndpoints.Ready])
        .AddQuartz(health =>
        {
            health.Name = "sweeps";
            health.Tags.Add(HealthEndpoints.Ready);
            health.StaleFiringTolerance = database == DatabaseProvider.Sqlite ? LateInMemory : LateInDatabase;
        });

    /// <summary>
    /// Replaces what another replica, or an earlier version, has scheduled under that name. A turn that was missed is made up for once, at once.
    /// </summary>
    private static void Schedule(this IQuartzBuilder quartz, Beat beat, DateTimeOffset first) =>
        quartz.ScheduleJob<SweepJob>(
            trigger => trigger.WithIdentity(beat.Sweep).StartAt(first).WithSimpleSchedule(
                schedule => schedule.WithInterval(beat.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)),
            job => job.WithIdentity(beat.Sweep).DisallowConcurrentExecution(true).RequestRecovery(true));
}
