using HerScheduler.Contracts;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Deliveries;
using HerScheduler.Digests;
using HerScheduler.Email;
using HerScheduler.Facts;
using HerScheduler.Facts.Inbound;
using HerScheduler.Health;
using HerScheduler.Http;
using HerScheduler.Import;
using HerScheduler.Messages;
using HerScheduler.Messaging;
using HerScheduler.Pages.Deliveries;
using HerScheduler.Pages.Patient;
using HerScheduler.Pages.Today;
using HerScheduler.Plans;
using HerScheduler.Reminders;
using HerScheduler.Retention;
using HerScheduler.Security;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler.Hosting;

/// <summary>The service as one web application: what serve and demo run, and what tests start on a free port.</summary>
public static class SchedulerHost
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Reads the settings and puts the service together; opens nothing yet.</summary>
    /// <exception cref="UnusableSettingsException">The settings are unusable.</exception>
    public static WebApplication Build(SchedulerHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sources = SettingsReader.Sources(options);
        var installation = SettingsReader.Read(sources);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(sources);
        builder.WebHost.UseUrls(options.Urls ?? installation.Settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxDiscarded;
            kestrel.AddServerHeader = false;
        });
        AddServices(builder.Services, builder.Configuration, installation, options);
        var app = builder.Build();
        MapEverything(app);
        return app;
    }

    /// <summary>Sees that the database is of this version, and serves until told to stop.</summary>
    /// <exception cref="UnusableSettingsException">The database cannot be used, or another replica has this one's name.</exception>
    public static async Task Run(WebApplication app, CancellationToken cancel)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().Prepare(cancel);
        }

        await ReplicaCheck.Require(app.Services, cancel);
        app.Lifetime.ApplicationStarted.Register(() => OpenDoor.Announce(app));
        await app.RunAsync(cancel);
    }

    /// <summary>Brings the database to this version.</summary>
    /// <returns>The migrations that were applied.</returns>
    /// <exception cref="UnusableSettingsException">The database cannot be used.</exception>
    public static async Task<IReadOnlyList<string>> Upgrade(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().Run(cancel);
    }

    private static void AddServices(IServiceCollection services, IConfiguration configuration, InstallationSettings installation, SchedulerHostOptions options)
    {
        services.AddSingleton(options.Time);
        services.AddSingleton(installation);
        services.AddSingleton(installation.Settings);
        services.AddSingleton(installation.Sites);
        services.AddSingleton(installation.Library);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        services.AddLogs(configuration);
        services.AddTelemetry(configuration);
        services.AddDatabase(installation.Settings.Database);
        services.AddPlans();
        services.AddImport();
        services.AddWeb();
        services.AddMessaging(installation.Settings.Messaging, options with { RunSweeps = options.RunSweeps && installation.Has(Roles.Relay) });
        services.AddFactsQueue(installation.Settings.Messaging, options with { RunSweeps = options.RunSweeps && installation.Has(Roles.Facts) });
        services.AddEmail(installation.Settings.Email);
        services.AddReminders();
        services.AddDigests();
        services.AddScoped<DeliveryReport>();
        services.AddRetention();
        services.AddHealth();
        services.AddSweeps(installation, options);
        options.Services(services);
    }

    private static void MapEverything(WebApplication app)
    {
        app.UseProblems();
        app.MapHealth();
        if (!app.Services.GetRequiredService<InstallationSettings>().Has(Roles.Web))
        {
            return;
        }

        var api = app.MapGroup("/api/v1");
        api.MapPlans();
        api.MapFacts();
        api.MapDigest();
        api.MapDeliveries();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapContract();
        app.MapTodayPage();
        app.MapPlanPage();
        app.MapDeliveryPage();
    }

    private static void AddPlans(this IServiceCollection services)
    {
        services.AddSingleton<EventMessages>();
        services.AddSingleton<Announcements>();
        services.AddScoped<CourseReader>();
        services.AddScoped<PlanDrafts>();
        services.AddScoped<PlanApproval>();
        services.AddScoped<CalendarChange>();
        services.AddSingleton<CalendarRegister>();
        services.AddHostedService(provider => provider.GetRequiredService<CalendarRegister>());
        services.AddScoped<PlanLists>();
        services.AddScoped<FactStore>();
        services.AddScoped<FactRecorder>();
        services.AddScoped<FactSets>();
        services.AddScoped<LogAudit>();
        services.AddScoped<LogPurge>();
    }
}
