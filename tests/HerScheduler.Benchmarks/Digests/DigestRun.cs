using System.Diagnostics;
using System.Globalization;
using HerScheduler.Data;
using HerScheduler.Data.PostgreSql;
using HerScheduler.Data.Sqlite;
using HerScheduler.Digests;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Benchmarks.Digests;

/// <summary>
/// <c>digests [PATIENTS [NAVIGATORS]]</c>: one morning of the real digest sweep, on SQLite and, where HERSCHEDULER_TEST_POSTGRESQL says one is, on PostgreSQL.
/// E-mails go to the mail server of HERSCHEDULER_TEST_SMTP, else into a folder.
/// </summary>
internal static class DigestRun
{
    private static readonly DateTimeOffset Yesterday = new(2026, 3, 9, 18, 0, 0, TimeSpan.Zero);

    public static async Task<int> Run(string[] arguments, TextWriter output)
    {
        var patients = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000;
        var navigators = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 200;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{patients} patients, {navigators} navigators, {(MailPort is null ? "a folder" : "a mail server")}; one row for each of three mornings"));
        output.WriteLine($"{"",-12} {"digests",8} {"composed",10} {"composed and sent",18} {"CPU",8} {"digests/s",10} {"queries",8} {"queries/digest",15}");
        foreach (var database in Databases())
        {
            var folder = Directory.CreateTempSubdirectory("herscheduler-digests-").FullName;
            await Measure(database, folder, patients, navigators, output);
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static string? MailPort => Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_SMTP")?.Split(';')[0];

    private static IEnumerable<string> Databases() =>
        Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_POSTGRESQL") is null ? ["Sqlite"] : ["Sqlite", "PostgreSql"];

    private static async Task Measure(string database, string folder, int patients, int navigators, TextWriter output)
    {
        var time = new ManualTime(Yesterday);
        var commands = new CommandCount();
        await using var app = Service(database, folder, time, commands);
        await SchedulerHost.Upgrade(app.Services, CancellationToken.None);
        await Clinic.Fill(app.Services, time, patients, navigators);
        for (var day = 1; day <= 3; day++)
        {
            // Noon in London: every morning of the three clinics has come.
            time.MoveTo(Yesterday.AddDays(day).AddHours(-6));
            var composing = await Compose(app.Services, time.GetUtcNow());
            commands.Commands = 0;
            var busy = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            await Sweep(app.Services, time.GetUtcNow());
            var seconds = watch.Elapsed.TotalSeconds;
            var cpu = (Environment.CpuUsage.TotalTime - busy).TotalSeconds;
            var queries = commands.Commands;
            var sent = await Sent(app.Services, time.GetUtcNow());
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{database,-12} {sent,8} {composing.TotalSeconds,9:0.00}s {seconds,17:0.00}s {cpu,7:0.00}s {sent / seconds,10:0.0} {queries,8} {(double)queries / sent,15:0.00}"));
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SchedulerDb>().Database.EnsureDeletedAsync();
    }

    private static WebApplication Service(string database, string folder, ManualTime time, CommandCount commands)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HerScheduler:Database:Provider"] = database,
            ["HerScheduler:Database:File"] = Path.Combine(folder, "herscheduler.db"),
            ["HerScheduler:Email:Folder"] = Path.Combine(folder, "mail"),
            ["HerScheduler:Email:Transport"] = MailPort is null ? "Folder" : "Smtp",
            ["HerScheduler:Email:From"] = "scheduler@example.org",
            ["HerScheduler:Email:Smtp:Port"] = MailPort ?? "25",
            ["Serilog:MinimumLevel:Default"] = "Error",
        };
        if (database == "PostgreSql")
        {
            settings["HerScheduler:Database:ConnectionString"] =
                $"{Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_POSTGRESQL")};Database=herscheduler_digests_{Environment.ProcessId}";
        }

        return Program.Host.Build(new SchedulerHostOptions
        {
            Time = time,
            Overrides = settings,
            RunSweeps = false,
            Services = services => services
                .ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(commands))
                .ConfigureDbContext<PostgreSqlDb>(options => options.AddInterceptors(commands)),
        });
    }

    /// <summary>Reading and composing alone, for what the whole takes.</summary>
    private static async Task<TimeSpan> Compose(IServiceProvider services, DateTimeOffset now)
    {
        await using var scope = services.CreateAsyncScope();
        var homes = await scope.ServiceProvider.GetRequiredService<NavigatorDays>().Read(CancellationToken.None);
        var requests = homes.Select(home => new DigestRequest(home.Navigator, home.Home.Today(now), now.AddDays(-1))).ToList();
        var watch = Stopwatch.StartNew();
        await scope.ServiceProvider.GetRequiredService<DigestReader>().Read(requests, site => site.Today(now), CancellationToken.None);
        return watch.Elapsed;
    }

    private static async Task Sweep(IServiceProvider services, DateTimeOffset now)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DigestSweep>().RunOnce(now, CancellationToken.None);
    }

    private static async Task<int> Sent(IServiceProvider services, DateTimeOffset now)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SchedulerDb>().Mails.CountAsync(row => row.PlanId == null && row.SentAt == now);
    }
}
