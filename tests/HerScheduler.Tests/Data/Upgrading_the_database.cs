using System.Collections.Concurrent;
using System.Data.Common;
using HerScheduler.Hosting;
using HerScheduler.Settings;
using HerScheduler.Tests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Data;

public sealed class Upgrading_the_database
{
    [Fact]
    [Trait("Database", "Sqlite")]
    public async Task Goes_on_after_a_process_that_was_killed_while_it_upgraded_a_file()
    {
        using var folder = new TemporaryFolder();
        await using (var file = new SqliteConnection($"Data Source={folder.File("killed.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var killed = file.CreateCommand();
            killed.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-05 09:00:00');
                """;
            await killed.ExecuteNonQueryAsync();
        }

        await using var service = Service(new Dictionary<string, string?> { ["HerScheduler:Database:File"] = folder.File("killed.db") });
        (await SchedulerHost.Upgrade(service.Services, CancellationToken.None)).ShouldHaveSingleItem().ShouldEndWith("Initial");
    }

    [Fact]
    [Trait("Database", "Sqlite")]
    public async Task Of_a_new_file_is_done_once_by_several_at_once()
    {
        using var folder = new TemporaryFolder();
        await OneOfSeveral(new Dictionary<string, string?> { ["HerScheduler:Database:File"] = folder.File("new.db") });
    }

    [Fact]
    [Trait("Database", "any")]
    public async Task Of_a_database_that_does_not_exist_yet_is_done_once_by_several_at_once()
    {
        var database = new Npgsql.NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("HERSCHEDULER_TEST_POSTGRESQL")) { Database =
            $"herscheduler_test_new_{Environment.ProcessId}" };
        var settings = new Dictionary<string, string?>
        {
            ["HerScheduler:Database:Provider"] = nameof(DatabaseProvider.PostgreSql),
            ["HerScheduler:Database:ConnectionString"] = database.ConnectionString,
        };

        var failed = await OneOfSeveral(settings);
        failed.Texts.ShouldAllBe(text => text.StartsWith("CREATE DATABASE"), "nothing else fails on the way: the log shows each as an error");

        await using var options = Service(settings);
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(options.Services);
        await ((HerScheduler.Data.SchedulerDb)scope.ServiceProvider.GetService(typeof(HerScheduler.Data.SchedulerDb))!).Database.EnsureDeletedAsync();
    }

    private static async Task<FailedCommands> OneOfSeveral(IReadOnlyDictionary<string, string?> settings)
    {
        var failed = new FailedCommands();
        var applied = await Task.WhenAll(Enumerable.Range(1, 3).Select(_ => Task.Run(async () =>
        {
            await using var service = Service(settings, failed);
            return await SchedulerHost.Upgrade(service.Services, CancellationToken.None);
        })));

        applied.Count(migrations => migrations.Count > 0).ShouldBe(1, "the others waited and found it done");
        return failed;
    }

    private static WebApplication Service(IReadOnlyDictionary<string, string?> settings, params IInterceptor[] interceptors) =>
        Program.Host.Build(new SchedulerHostOptions
    {
        Time = TimeProvider.System,
        Overrides = new Dictionary<string, string?>(settings) { ["Serilog:MinimumLevel:Default"] = "Fatal" },
        RunSweeps = false,
        Services = services =>
        {
            services.LogToRun();
            services.Intercept(interceptors);
        },
    });

    private sealed class FailedCommands : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<string> _texts = new();

        public IReadOnlyCollection<string> Texts => _texts;

        public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => _texts.Enqueue(command.CommandText);

        public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            CommandFailed(command, eventData);
            return Task.CompletedTask;
        }
    }
}
