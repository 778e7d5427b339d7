using HerScheduler.Digests;
using HerScheduler.Plans;
using HerScheduler.Reminders;
using HerScheduler.Retention;
using Quartz;

namespace HerScheduler.Hosting;

/// <summary>The heartbeat: a handful of recurring sweeps, each one line. Quartz keeps nothing that could be lost; what is due is in the database.</summary>
internal static class Sweeps
{
    public static void AddSweeps(this IServiceCollection services, SchedulerHostOptions options)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            quartz.UseTimeProvider(options.Time);
            quartz.Sweep<NoticeSweep>(TimeSpan.FromSeconds(30));
            quartz.Sweep<AlertSweep>(TimeSpan.FromSeconds(30));
            quartz.Sweep<AlertMailSweep>(TimeSpan.FromSeconds(15));
            quartz.Sweep<CalendarSweep>(TimeSpan.FromMinutes(5));
            quartz.Sweep<DigestSweep>(TimeSpan.FromSeconds(30));
            quartz.Sweep<RetentionSweep>(TimeSpan.FromHours(1));
        });
        services.AddQuartzHostedService(hosted =>
        {
            hosted.WaitForJobsToComplete = true;
            hosted.AwaitApplicationStarted = true;
            hosted.AutoStart = options.RunSweeps;
        });
    }

    internal static void Sweep<T>(this IQuartzBuilder quartz, TimeSpan every)
        where T : class, ISweep
    {
        quartz.Services.AddScoped<T>();
        quartz.ScheduleJob<SweepJob<T>>(
            trigger => trigger.WithIdentity(typeof(T).Name).StartNow().WithSimpleSchedule(s => s.WithInterval(every).RepeatForever()),
            job => job.WithIdentity(typeof(T).Name).DisallowConcurrentExecution(true));
    }
}
