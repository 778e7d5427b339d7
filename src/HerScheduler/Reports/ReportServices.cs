namespace HerScheduler.Reports;

internal static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) =>
        services.AddScoped<ReportCourses>().AddScoped<OverdueEchoReport>().AddScoped<AdherenceReport>().AddSingleton<OverdueEchoJson>()
            .AddSingleton<OverdueEchoCsv>();
}
