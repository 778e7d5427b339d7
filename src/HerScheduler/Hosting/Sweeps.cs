using HerScheduler.Digests;
using HerScheduler.Health;
using HerScheduler.Plans;
using HerScheduler.Reminders;
using HerScheduler.Retention;
using HerScheduler.Settings;
using HerScheduler.Sites;
using HerScheduler.Sweeps;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace HerScheduler.Hosting;

/// <summary>
/// The heartbeat: a handful of recurring sweeps, each one line. Quartz keeps nothing that could be lost; what is due is in the database. On a
/// database server the replicas form a cluster there, and each turn of a sweep is one replica's.
/// </summary>
internal static class Sweeps
{
    public static void AddSweeps(this IServiceCollection services, InstallationSettings installation, SchedulerHostOptions options)
    {
        List<Beat> beats =
        [
            services.Sweep<NoticeSweep>(TimeSpan.FromSeconds(30)),
            services.Sweep<AlertSweep>(TimeSpan.FromSeconds(30)),
            services.Sweep<AlertMailSweep>(TimeSpan.FromSeconds(15)),
            services.Sweep<CalendarSweep>(TimeSpan.FromMinutes(5)),
            services.Sweep<DigestSweep>(TimeSpan.FromSeconds(30)),

            // It reads much, and nothing waits for it: not while replicas come and go.
            services.Sweep<TimetableSweep>(TimeSpan.FromHours(6)) with { FirstAfter = TimeSpan.FromMinutes(2) },
            services.Sweep<RetentionSweep>(TimeSpan.FromHours(1)),
        ];
        if (options.RunSweeps && installation.Has(Roles.Sweeps))
        {
            services.RunSweeps(beats, installation.Settings, options);
        }
    }

    private static Beat Sweep<T>(this IServiceCollection services, TimeSpan every)
        where T : class, ISweep
    {
        services.AddScoped<T>();
        services.AddKeyedScoped<ISweep>(typeof(T).Name, (provider, _) => provider.GetRequiredService<T>());
        return new Beat(typeof(T).Name, every);
    }

    private static void RunSweeps(this IServiceCollection services, IReadOnlyList<Beat> beats, SchedulerSettings settings, SchedulerHostOptions options)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(options.Time);
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
                quartz.Schedule(beat, options.Time.GetUtcNow() + beat.FirstAfter);
            }
        });
        services.AddQuartzHostedService(hosted =>
        {
            hosted.WaitForJobsToComplete = true;
            hosted.AwaitApplicationStarted = true;
        });
        services.AddSingleton<WallClock>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ClockWatch>(provider, beats));
        services.AddHostedService(provider => provider.GetRequiredService<ClockWatch>());
        services.AddHealthChecks().AddCheck<ClockWatch>("clock", HealthStatus.Degraded, [HealthEndpoints.Ready]).AddQuartz(health =>
        {
            health.Name = "sweeps";
            health.Tags.Add(HealthEndpoints.Ready);
            health.FailureStatus = HealthStatus.Degraded;
        });
    }

    /// <summary>Replaces what another replica, or an earlier version, has scheduled under that name. A turn that was missed is made up for once, at once.</summary>
    private static void Schedule(this IQuartzBuilder quartz, Beat beat, DateTimeOffset first) =>
        quartz.ScheduleJob<SweepJob>(
            trigger => trigger.WithIdentity(beat.Sweep).StartAt(first).WithSimpleSchedule(
                schedule => schedule.WithInterval(beat.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)),
            job => job.WithIdentity(beat.Sweep).DisallowConcurrentExecution(true).RequestRecovery(true));
}
