using HerScheduler.Sweeps;
using HerScheduler.Telemetry;

namespace HerScheduler.Facts;

internal static class FactServices
{
    public static IServiceCollection AddFacts(this IServiceCollection services) =>
        services.AddInstruments<FactMetrics>()
            .AddScoped<FactStore>().AddScoped<FactRecorder>().AddScoped<FactSets>().AddScoped<Reopening>().AddScoped<FactLog>().AddScoped<LogAudit>()
            .AddScoped<LogHeads>().AddScoped<LogSeals>().AddSingleton<LastHead>()
            .AddSweep<LogHeadSweep>(TimeSpan.FromHours(1), firstAfter: TimeSpan.FromMinutes(15));
}
