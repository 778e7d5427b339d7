using HerScheduler.Data;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Sweeps;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HerScheduler.Tests.Given;

/// <summary>
/// The real service on a free port of the loopback address and a database of its own, with a clock that the test moves.
/// Quartz does not run: a test calls a sweep's <c>RunOnce</c>. As a class fixture the clock starts at <see cref="Start"/>.
/// </summary>
public sealed class ServiceFixture : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>Saturday 2025-12-20, 09:00 UTC: before the first dose of the example plan.</summary>
    public static readonly DateTimeOffset Start = new(2025, 12, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Of a hospital of a quarter of a million some are looked for in the log.</summary>
    private const int EnoughPatients = 2_000;

    private readonly TemporaryFolder _folder = new();
    private TestDatabase? _database;
    private WebApplication? _app;
    private HttpClient? _http;
    private bool _runSweeps;
    private string? _config;

    public ManualTime Time { get; } = new(Start);

    public string Folder => _folder.Path;

    public TestDatabase Database => _database!;

    /// <summary>All that it was told, for another process on the same database.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; private set; } = new Dictionary<string, string?>();

    public IServiceProvider Services => _app!.Services;

    public HttpClient Http => _http!;

    /// <summary>Starts one for a single test.</summary>
    /// <param name="settings">Settings on top of the defaults, by full key: <c>HerScheduler:Messaging:Transport</c>.</param>
    /// <param name="services">More services, registered last.</param>
    /// <param name="runSweeps">Whether Quartz runs, on a clock that stands still: each sweep has its first turn.</param>
    /// <param name="config">A file of settings below those.</param>
    public static async Task<ServiceFixture> Run(
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null, bool runSweeps = false, string? config = null)
    {
        var fixture = new ServiceFixture { _runSweeps = runSweeps, _config = config };
        await fixture.Begin(settings ?? new Dictionary<string, string?>(), services ?? (_ => { }));
        return fixture;
    }

    /// <summary>Starts one on a database that is there already, and that goes with it.</summary>
    public static async Task<ServiceFixture> On(
        TestDatabase database,
        DateTimeOffset now,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        string? config = null)
    {
        var fixture = new ServiceFixture { _database = database, _config = config };
        fixture.Time.MoveTo(now);
        await fixture.Begin(settings ?? new Dictionary<string, string?>(), services ?? (_ => { }));
        return fixture;
    }

    public Task InitializeAsync() => Begin(new Dictionary<string, string?>(), _ => { });

    /// <summary>Somebody else than the usual clinician: a client with a token of its own.</summary>
    internal Task<HttpClient> Client(string name, UserRole role, params string[] sites) => TestTokens.Client(Services, _app!.Urls.Single(), name, role, sites);

    /// <summary>Nobody is signed in.</summary>
    internal HttpClient Anonymous() => new() { BaseAddress = new Uri(_app!.Urls.Single()) };

    /// <summary>Asks or changes the database directly.</summary>
    public async Task<T> InDatabase<T>(Func<SchedulerDb, Task<T>> ask)
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<SchedulerDb>());
    }

    /// <summary>Runs a sweep once, at the clock's present time.</summary>
    public async Task Sweep<T>()
        where T : class, ISweep
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<T>().RunOnce(Time.GetUtcNow(), CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        _http?.Dispose();
        if (_app is not null)
        {
            await NotePatients(_app.Services);
            await this.StopTakingFacts();
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Of whom no log may tell, neither by name nor by number.</summary>
    private static async Task NotePatients(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            await using var connection = scope.ServiceProvider.GetRequiredService<SchedulerDb>().Database.GetDbConnection();
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """SELECT "PatientId" FROM plans UNION SELECT "PatientName" FROM plans WHERE "PatientName" IS NOT NULL""";
            await using var reader = await command.ExecuteReaderAsync();
            for (var read = 0; read < EnoughPatients && await reader.ReadAsync(); read++)
            {
                RunLog.Secret(reader.GetString(0));
            }
        }
        catch (System.Data.Common.DbException)
        {
            // The test took the database away, or had none of this version.
        }
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private async Task Begin(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection> services)
    {
        _database ??= await TestDatabase.Create(_folder);
        var overrides = new Dictionary<string, string?>(settings.Concat(_database.Settings))
        {
            ["HerScheduler:Email:Folder"] = _folder.File("mail"),
            ["HerScheduler:Retention:ArchiveFolder"] = settings.GetValueOrDefault("HerScheduler:Retention:ArchiveFolder") ?? _folder.File("archive"),
            ["HerScheduler:Security:RequestsPerMinute"] = settings.GetValueOrDefault("HerScheduler:Security:RequestsPerMinute") ?? "0",
            ["HerScheduler:Messaging:Relay:PublishTimeout"] = settings.GetValueOrDefault("HerScheduler:Messaging:Relay:PublishTimeout") ?? "00:02:00",
            ["HerScheduler:Messaging:Relay:Lease"] = settings.GetValueOrDefault("HerScheduler:Messaging:Relay:Lease") ?? "00:05:00",
            ["Serilog:MinimumLevel:Default"] = "Fatal",
        };
        var connection = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = _database.Connection };
        RunLog.Secret(connection.TryGetValue("Password", out var password) ? $"{password}" : null);
        Settings = overrides;
        _app = Program.Host.Build(new SchedulerHostOptions
        {
            Time = Time,
            ConfigFile = _config,
            Urls = "http://127.0.0.1:0",
            Overrides = overrides,
            RunSweeps = _runSweeps,
            Services = registered =>
            {
                if (TestDatabase.Provider != DatabaseProvider.SqlServer)
                {
                    registered.Intercept(SqlServerShadow.Instance);
                }

                registered.RefuseUnorderedPages();
                registered.LogToRun();
                services(registered);
            },
        });
        await SchedulerHost.Upgrade(_app.Services, CancellationToken.None);
        await _app.StartAsync();
        _http = await Client(TestTokens.Name, UserRole.Clinician);
    }
}
