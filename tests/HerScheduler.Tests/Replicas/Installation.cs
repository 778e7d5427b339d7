using System.Globalization;
using HerScheduler.Data;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HerScheduler.Tests.Replicas;

/// <summary>Several replicas on one database and one broker, with so many notices due when the first of them starts.</summary>
internal sealed class Installation : IAsyncDisposable
{
    public const int ReplicaCount = 3;

    private readonly TemporaryFolder _folder = new();
    private readonly string _site = $"clinic-{Guid.NewGuid():N}";
    private readonly Dictionary<string, string?> _settings;

    public Installation(OwnServers servers, string database)
        : this(servers.PostgreSql, servers.RabbitMq, database)
    {
    }

    public Installation(string postgreSql, Uri rabbitMq, string database)
    {
        Database = new NpgsqlConnectionStringBuilder(postgreSql) { Database = database, MaxPoolSize = 30 }.ConnectionString;
        _settings = new(Broker.Settings(Clinics.Of((_site, ZoneWhereItIsNoon(), "00:00")), rabbitMq), StringComparer.Ordinal)
        {
            ["HerScheduler:Database:Provider"] = "PostgreSql",
            ["HerScheduler:Database:ConnectionString"] = Database,
            ["HerScheduler:Email:Folder"] = _folder.File("mail"),
        };
        Replicas = [.. Enumerable.Range(1, ReplicaCount).Select(number => new Replica($"replica-{number}", _folder.Path, _settings))];
    }

    public string Database { get; }

    public IReadOnlyDictionary<string, string?> Settings => _settings;

    public IReadOnlyList<Replica> Replicas { get; }

    /// <summary>The routing keys of this installation's reminders and alerts.</summary>
    public string Pattern => $"*.*.{_site}";

    /// <summary>How many notices were due at the beginning.</summary>
    public int Due { get; private set; }

    /// <summary>The sequence of the last message of each plan before the first notice.</summary>
    public int SequenceBefore { get; private set; }

    /// <summary>Creates the database, one approved plan with something due, and copies of it until <paramref name="due"/> notices are.</summary>
    public async Task Fill(int due)
    {
        await using var app =
            Program.Host.Build(new SchedulerHostOptions
            {
                Time = TimeProvider.System, Urls = "http://127.0.0.1:0", Overrides = _settings, RunSweeps = false, Services = services => services.LogToRun(),
            });
        await SchedulerHost.Upgrade(app.Services, CancellationToken.None);
        await app.StartAsync();
        using var http = await TestTokens.Client(app.Services, app.Urls.Single());
        var plan = Documents.Tchp("plan", each =>
        {
            each["site"] = _site;
            each["start"] = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        });
        (await http.Ask(HttpMethod.Post, "/api/v1/plans", new StringContent(plan.ToJsonString(), System.Text.Encoding.UTF8, "application/json")))
            .Expect(System.Net.HttpStatusCode.Created);
        (await http.Ask(HttpMethod.Post, "/api/v1/plans/plan/approve")).Expect(System.Net.HttpStatusCode.OK);
        await using var scope = app.Services.CreateAsyncScope();
        await Multiply(scope.ServiceProvider.GetRequiredService<SchedulerDb>(), due);
        await app.StopAsync();
    }

    public async Task Start() => await Task.WhenAll(Replicas.Select(replica => replica.Start()));

    public async Task<T> InDatabase<T>(Func<SchedulerDb, Task<T>> ask)
    {
        var options = new DbContextOptionsBuilder<HerScheduler.Data.PostgreSql.PostgreSqlDb>().UseNpgsql(Database + ";Pooling=false").Options;
        await using var db = new HerScheduler.Data.PostgreSql.PostgreSqlDb(options);
        return await ask(db);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in Replicas)
        {
            await replica.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task Multiply(SchedulerDb db, int due)
    {
        // What the approval announced counts as sent: only notices are waited for.
        await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(row => row.SentAt, TimeProvider.System.GetUtcNow()));
        var now = TimeProvider.System.GetUtcNow();
        var each = await db.Events.CountAsync(row => row.NextNoticeAt <= now);
        each.ShouldBeGreaterThan(1, "several of one plan, so that there is an order to keep");
        var template = await db.Plans.AsNoTracking().SingleAsync();
        SequenceBefore = template.Sequence;
        await ManyPlans.Copy(Database, template, await db.Log.AsNoTracking().SingleAsync(), (due / each) - 1);
        Due = await db.Events.CountAsync(row => row.NextNoticeAt <= now);

        // One navigator for so many patients there is nowhere; today's digest counts as sent.
        db.Mails.Add(new MailRow
        {
            MessageId = "<digest>", Kind = MailRow.Digest, Recipient = template.Navigator, Day = DateOnly.FromDateTime(now.UtcDateTime), CreatedAt = now,
            SentAt = now,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>So that no new day begins while the test runs, whenever that is.</summary>
    private static string ZoneWhereItIsNoon()
    {
        var ahead = 12 - TimeProvider.System.GetUtcNow().Hour;
        return string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(ahead > 0 ? '-' : '+')}{Math.Abs(ahead)}");
    }
}
