namespace HerScheduler.Retention;

internal static class RetentionServices
{
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddScoped<OldRows>();
        services.AddSingleton<ArchiveFolder>();
        services.AddScoped<PlanArchive>();
    }
}
