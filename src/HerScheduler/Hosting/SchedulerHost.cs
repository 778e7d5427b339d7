using System.Runtime.InteropServices;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Health;
using HerScheduler.Http;
using HerScheduler.Security;
using HerScheduler.Security.Edges;
using HerScheduler.Security.Policies;
using HerScheduler.Settings;
using HerScheduler.Settings.Reading;
using HerScheduler.Sites;

namespace HerScheduler.Hosting;

/// <summary>The service as one web application: what serve and demo run, and what tests start on a free port.</summary>
/// <param name="addFeatures">Registers what the features need.</param>
/// <param name="mapFeatures">Maps their pages and routes, in a process that has the role <see cref="Roles.Web"/>.</param>
public sealed class SchedulerHost(Action<IServiceCollection, InstallationSettings, SchedulerHostOptions> addFeatures, Action<WebApplication> mapFeatures)
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestHeaders = TimeSpan.FromSeconds(15);

    /// <summary>Reads the settings and puts the service together; opens nothing yet.</summary>
    /// <exception cref="OperatorErrorException">The settings are unusable.</exception>
    public WebApplication Build(SchedulerHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sources = SettingsSources.Open(options);
        var installation = SettingsReader.Read(sources);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(sources);
        builder.WebHost.UseUrls(options.Urls ?? installation.Settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxDiscarded;
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = LongestHeaders;
        });
        builder.UseTls(installation.Settings.Security);
        AddServices(builder.Services, builder.Configuration, installation, options);
        var app = builder.Build();
        Map(app);
        return app;
    }

    /// <summary>Sees that the database is of this version, and serves until told to stop.</summary>
    /// <exception cref="OperatorErrorException">The database cannot be used, its log has another key, the settings lack a clinic of open plans, or another
    /// replica has this one's name.</exception>
    public static async Task Run(WebApplication app, SchedulerHostOptions options, CancellationToken cancel)
    {
        if (SecurityCheck.Listening(app.Services.GetRequiredService<SchedulerSettings>()).ToList() is { Count: > 0 } open)
        {
            throw new OperatorErrorException(open);
        }

        // Until the service reads its settings anew on it, the signal is ignored; nobody's hang-up ends a service.
        using var hangup = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        if (!await UntilWritable.Do(app, options, () => Require(app, options, cancel), cancel))
        {
            return;
        }

        RequireFolders(app.Services.GetRequiredService<SchedulerSettings>());
        await ReplicaCheck.Require(app.Services, cancel);
        app.Lifetime.ApplicationStarted.Register(() => StartWarnings.Announce(app));
        await app.RunAsync(cancel);
    }

    private static void RequireFolders(SchedulerSettings settings)
    {
        if (settings.Email.Transport == EmailTransport.Folder)
        {
            WritableFolder.Require(Path.GetFullPath(settings.Email.Folder), "Email:Folder");
        }

        if (settings.Retention.ClosedPlans is not null)
        {
            WritableFolder.Require(Path.GetFullPath(settings.Retention.ArchiveFolder), "Retention:ArchiveFolder");
        }
    }

    private static async Task Require(WebApplication app, SchedulerHostOptions options, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().Prepare(cancel);
        await AuditKeyCheck.Require(scope.ServiceProvider.GetRequiredService<SchedulerDb>(), scope.ServiceProvider.GetRequiredService<HashChain>(), cancel);
        await RequireKnownSites(scope.ServiceProvider, options, cancel);
        await DatabaseRetry.Once(() => Installation.TryWrite(scope.ServiceProvider.GetRequiredService<SchedulerDb>(), cancel));
    }

    internal static async Task RequireKnownSites(IServiceProvider services, SchedulerHostOptions options, CancellationToken cancel)
    {
        var (db, installation) = (services.GetRequiredService<SchedulerDb>(), services.GetRequiredService<InstallationSettings>());
        IReadOnlyList<string> missing = [.. await MissingSettings.Find(db, installation, cancel), .. await MissingFiles.Find(db, installation.Library, cancel)];
        if (missing.Count > 0 && !options.AllowUnknownSites)
        {
            throw new OperatorErrorException([.. missing,
                "Configure it again, or start with --allow-unknown-sites: nobody is reminded of those patients then."]);
        }

        StartWarnings.Missing(services, [.. missing, .. await MissingSettings.Addresses(db, cancel)]);
    }

    /// <summary>Brings the database to this version.</summary>
    /// <returns>The migrations that were applied.</returns>
    /// <exception cref="OperatorErrorException">The database cannot be used.</exception>
    public static async Task<IReadOnlyList<string>> Upgrade(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().Run(cancel);
    }

    private void AddServices(IServiceCollection services, IConfiguration configuration, InstallationSettings installation, SchedulerHostOptions options)
    {
        services.AddSingleton(options.Time);
        services.AddSingleton(installation);
        services.AddSingleton(installation.Settings);
        services.AddSingleton(installation.Sites);
        services.AddSingleton(installation.Library);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        services.AddLogs(configuration, installation.Settings.Logs, options.Time);
        services.AddTelemetry(configuration, installation.Settings);
        services.AddWeb();
        services.AddHealth();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SettingsReload>(provider, options));
        services.AddHostedService(provider => provider.GetRequiredService<SettingsReload>());
        services.AddSecurity(installation.Settings, options);
        addFeatures(services, installation, options);
        if (options.RunSweeps && installation.Has(Roles.Sweeps))
        {
            services.ScheduleSweeps(installation.Settings, options.Time);
        }

        options.Services(services);
    }

    private void Map(WebApplication app)
    {
        app.UseEdge(app.Services.GetRequiredService<SchedulerSettings>().Security);
        app.UseProblems();
        app.UseSecurity();
        app.UseMiddleware<StrictRequests>();
        app.MapHealth();
        if (app.Services.GetRequiredService<InstallationSettings>().Has(Roles.Web))
        {
            app.MapOpenApi("/openapi/{documentName}.json").Needs(Policy.SignedIn);
            mapFeatures(app);
        }
    }
}
