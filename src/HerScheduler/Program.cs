using HerScheduler.Cli;
using HerScheduler.Cli.Import;
using HerScheduler.Cli.Messages;
using HerScheduler.Cli.Protocols;
using HerScheduler.Contracts;
using HerScheduler.Courses;
using HerScheduler.Data;
using HerScheduler.Deliveries;
using HerScheduler.Digests;
using HerScheduler.Email;
using HerScheduler.Facts;
using HerScheduler.Facts.Inbound;
using HerScheduler.Hosting;
using HerScheduler.Idempotency;
using HerScheduler.Import;
using HerScheduler.Messages;
using HerScheduler.Messaging;
using HerScheduler.Pages;
using HerScheduler.Plans;
using HerScheduler.Reminders;
using HerScheduler.Reports;
using HerScheduler.Retention;
using HerScheduler.Security.AccessLog;
using HerScheduler.Settings;
using HerScheduler.Sites;

namespace HerScheduler;

/// <summary>The table of contents: the verbs of the command line, and the features that <c>serve</c> is made of.</summary>
internal static class Program
{
    /// <summary>The service, made of its features.</summary>
    public static SchedulerHost Host { get; } = new(AddFeatures, MapFeatures);

    public static Task<int> Main(string[] args)
    {
        PrivateFiles.Require();
        return Run(args, Terminal.OfProcess(TimeProvider.System));
    }

    /// <summary>Runs one verb.</summary>
    /// <returns>The exit status.</returns>
    public static Task<int> Run(string[] args, Terminal terminal) => CommandLine.RunAsync(args, terminal,
    [
        new PreviewVerb(terminal),
        new CheckVerb(terminal),
        new ConfigVerb(terminal),
        new ProtocolsVerb(terminal),
        new ServeVerb(terminal, Host),
        new DemoVerb(terminal, Host),
        new HealthVerb(terminal),
        new ImportVerb(terminal, Host),
        new MigrateVerb(terminal, Host),
        new ReportVerb(terminal, Host),
        new AuditVerb(terminal, Host),
        new BackupVerb(terminal),
        new RestoreVerb(terminal),
        new MessagesVerb(terminal, Host),
        new UserVerb(terminal, Host),
        new TokenVerb(terminal, Host),
    ]);

    private static void AddFeatures(IServiceCollection services, InstallationSettings installation, SchedulerHostOptions options)
    {
        var settings = installation.Settings;
        services.AddDatabase(settings.Database);
        services.AddEmail(settings.Email);
        services.AddMessages();
        services.AddIdempotency();
        services.AddCourses(settings.Audit);
        services.AddMessaging(settings.Messaging, options.RunSweeps && installation.Has(Roles.Relay));
        services.AddReminders();
        services.AddDigests();
        services.AddPlans();
        services.AddFacts();
        services.AddFactsQueue(settings.Messaging, options.RunSweeps && installation.Has(Roles.Facts));
        services.AddImport();
        services.AddDeliveries();
        services.AddReports();
        services.AddRetention();
        services.AddContract();
        services.AddPages();
    }

    private static void MapFeatures(WebApplication app)
    {
        var api = app.MapGroup("/api/v1").HeedsIdempotencyKeys();
        api.MapPlans();
        api.MapFacts();
        api.MapDigest();
        api.MapDeliveries();
        api.MapReports();
        api.MapAccessLog();
        app.MapContract();
        app.MapPages();
    }
}
