using HerScheduler.Pages.AccessLog;
using HerScheduler.Pages.Amending;
using HerScheduler.Pages.Deliveries;
using HerScheduler.Pages.Deputies;
using HerScheduler.Pages.Drafting;
using HerScheduler.Pages.Happened;
using HerScheduler.Pages.Intake;
using HerScheduler.Pages.Patient;
using HerScheduler.Pages.Patients;
using HerScheduler.Pages.Recording;
using HerScheduler.Pages.Reports;
using HerScheduler.Pages.Shared;
using HerScheduler.Pages.SignIn;
using HerScheduler.Pages.Sites;
using HerScheduler.Pages.Today;
using HerScheduler.Pages.Users;

namespace HerScheduler.Pages;

internal static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "herscheduler-form");
        services.AddResponseCompression(options => options.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"]);
        services.AddRecording().AddHappened().AddDrafting().AddAmending();
        return services.AddScoped<TodayQuery>().AddScoped<OnHold>().AddScoped<TodayReader>().AddScoped<PatientReader>().AddScoped<DraftDecisions>()
            .AddScoped<PatientsQuery>().AddScoped<UsersReader>().AddScoped<IntakeReader>().AddScoped<OpenPages>().AddScoped<ReaderTimes>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseAntiforgery();
        app.Use(AntiforgeryGuard.Refuse);
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapAssets();
        var html = pages.MapGroup("").AddEndpointFilter<PageHeaders>();
        html.MapToday();
        pages.MapNews();
        html.MapDrafting();
        html.MapAmending();
        html.MapPatient();
        html.MapRecording();
        html.MapHappened();
        html.MapPatients();
        html.MapOverdueEchoes();
        html.MapDeliveries();
        html.MapIntake();
        html.MapSites();
        html.MapCalendar();
        html.MapDeputies();
        html.MapUsers();
        html.MapAccessLogPage();
        html.MapSignIn();
        html.MapAccount();
        html.MapDemoRole();
    }
}
