using HerScheduler.Sweeps;

namespace HerScheduler.Plans;

internal static class PlanServices
{
    public static IServiceCollection AddPlans(this IServiceCollection services) =>
        services.AddScoped<OpenPlans>().AddScoped<PlanDrafts>().AddScoped<PlanApproval>().AddScoped<PlanLists>().AddScoped<CalendarPreview>()
            .AddScoped<EarlierSchedules>().AddScoped<Replanning>().AddSweep<ReplanningSweep>(TimeSpan.FromMinutes(5));
}
