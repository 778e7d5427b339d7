namespace HerScheduler.Facts;

internal static class FactServices
{
    public static IServiceCollection AddFacts(this IServiceCollection services) =>
        services.AddScoped<FactStore>().AddScoped<FactRecorder>().AddScoped<FactSets>().AddScoped<FactLog>().AddScoped<LogAudit>();
}
