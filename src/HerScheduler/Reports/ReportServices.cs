using HerScheduler.Reports.Monthly;
using HerScheduler.Sweeps;

namespace HerScheduler.Reports;

internal static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) =>
        services.AddScoped<ReportCourses>().AddScoped<StoredOverdueEchoes>().AddScoped<OverdueEchoReport>().AddScoped<OverdueEchoPages>()
            .AddSingleton<AdherenceFigures>().AddScoped<AdherenceReport>().AddSingleton<OverdueEchoJson>().AddSingleton<OverdueEchoCsv>()
            .AddScoped<MonthlyReportComposer>().AddSweep<MonthlyReportSweep>(TimeSpan.FromMinutes(5));
}
