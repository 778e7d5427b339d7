using HerScheduler.Sweeps;

namespace HerScheduler.Retention;

internal static class RetentionServices
{
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddScoped<OldRows>();
        services.AddSingleton<ArchiveFolder>();
        services.AddScoped<PlanArchive>();
        services.AddScoped<LogPurge>();
        services.AddSweep<RetentionSweep>(TimeSpan.FromHours(1));
    }
}
