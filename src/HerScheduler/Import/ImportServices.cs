namespace HerScheduler.Import;

internal static class ImportServices
{
    public static IServiceCollection AddImport(this IServiceCollection services) =>
        services.AddSingleton<PlanPreparation>().AddSingleton<ImportStore>().AddSingleton<PlanImport>();
}
