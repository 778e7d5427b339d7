using HerScheduler.Pages.Deliveries;
using HerScheduler.Pages.Patient;
using HerScheduler.Pages.Today;

namespace HerScheduler.Pages;

internal static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services.AddScoped<TodayQuery>().AddScoped<NavigatorPage>();

    public static void MapPages(this WebApplication app)
    {
        app.MapTodayPage();
        app.MapPlanPage();
        app.MapDeliveryPage();
    }
}
