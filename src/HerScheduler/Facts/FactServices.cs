using HerScheduler.Sweeps;

namespace HerScheduler.Facts;

internal static class FactServices
{
    public static IServiceCollection AddFacts(this IServiceCollection services) =>
        services.AddScoped<FactStore>().AddScoped<FactRecorder>().AddScoped<FactSets>().AddScoped<Reopening>().AddScoped<FactLog>().AddScoped<LogAudit>()
            .AddScoped<LogHeads>().AddScoped<LogSeals>().AddSingleton<LastHead>()
            .AddSweep<LogHeadSweep>(TimeSpan.FromHours(1), firstAfter: TimeSpan.FromMinutes(15));
}
