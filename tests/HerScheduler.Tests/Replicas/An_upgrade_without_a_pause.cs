using System.Net;
using HerScheduler.Data;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Replicas;

/// <summary>
/// Two replicas take facts and send messages while the database becomes the next version's, and then everything goes back to the backup from before. Nothing was
/// released yet, so the next version is what operations.md promises of one: a table, a column with a default, an index, and its line in the history.
/// </summary>
[Collection(Alone.Name)]
[Trait("Database", "server")]
[Trait("Speed", "slow")]
public sealed class An_upgrade_without_a_pause : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] NextVersion =
    [
        "CREATE TABLE of_the_next_version (\"Id\" int NOT NULL PRIMARY KEY)",
        "ALTER TABLE plans ADD \"OfTheNextVersion\" int NOT NULL DEFAULT 0",
        "CREATE INDEX \"IX_of_the_next_version\" ON plans (\"OfTheNextVersion\")",
        "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_OfTheNextVersion', '99.0')",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly string _site = $"clinic-{Guid.NewGuid():N}";
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.Create(_folder);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Loses_no_message_and_goes_back_by_a_backup()
    {
        await using var pharmacy = await PharmacyQueue.Open(Broker.Address, $"*.*.{_site}");
        await using (var one = await Serve("one", _database))
        await using (var two = await Serve("two", _database))
        {
            await using var load = await ClinicDay.Begin([one.Http, two.Http], _site);
            await load.More(10);
            (await Backups.BackUp(_database, SettingsFiles.Of(_database, _folder), _folder.File("backup"))).ShouldBeTrue();

            await InDatabase(_database, async db =>
            {
                foreach (var statement in NextVersion)
                {
                    await db.Database.ExecuteSqlRawAsync(statement);
                }

                return true;
            });

            await load.More(10);
            var refused = await Should.ThrowAsync<InvalidOperationException>(() => Serve("three", _database));
            refused.Message.ShouldContain("The database was upgraded by a newer version of the service (migration 99990101000000_OfTheNextVersion)");
            load.Without(one.Http);
            await load.More(10);
            (await one.Terminate(Patience)).ShouldBe(0);
            await load.More(10);
            await load.End();
            await EverythingHasLeft(_database, pharmacy, load);
        }

        await GoBack(pharmacy);
    }

    /// <summary>Each plan's messages, in order and with no gap, and each fact that was answered with yes.</summary>
    private static async Task EverythingHasLeft(TestDatabase database, PharmacyQueue pharmacy, ClinicDay load)
    {
        await Eventually.Is(async () => await InDatabase(database, db => db.Outbox.AllAsync(row => row.SentAt != null)), "every message leaves");
        await Eventually.Is(async () => await InDatabase(database, db => db.Outbox.CountAsync()) == pharmacy.Distinct, "and arrives");
        foreach (var (plan, sequences) in pharmacy.Sequences)
        {
            sequences.ShouldBe(Enumerable.Range(1, sequences.Count), plan);
        }

        (await InDatabase(database, db => db.Log.CountAsync(entry => entry.Number > 0))).ShouldBe(load.Recorded);
    }

    private async Task GoBack(PharmacyQueue pharmacy)
    {
        await using var restored = TestDatabase.ToBeRestored(_folder);
        (await Backups.RestoreInto(restored, _folder, _folder.File("backup"))).ShouldBeTrue();
        var settings = SettingsFiles.Of(restored, _folder, Settings);
        (await CommandRun.Of("migrate", "--config", settings)).Output.ShouldContain("up to date");
        (await CommandRun.Of("audit", "verify", "--config", settings)).Status.ShouldBe(0);
        var before = pharmacy.Distinct;

        await using var service = await Serve("one", restored);
        await Eventually.Is(async () => (await Ready(service)).Contains("a backup was restored", StringComparison.Ordinal), "it says so before it sends anything");
        pharmacy.Distinct.ShouldBe(before);
        (await CommandRun.Of("messages", "resume-after-restore", "--yes", "--config", settings)).Status.ShouldBe(0);

        var unsent = await InDatabase(restored, db => db.Outbox.CountAsync(row => row.Sequence > 1000));
        unsent.ShouldBeGreaterThan(0);
        await pharmacy.WaitFor(before + unsent, Patience);
        foreach (var (plan, sequences) in pharmacy.Sequences)
        {
            sequences[^1].ShouldBeGreaterThan(1000, plan);
            sequences.ShouldBeUnique();
        }
    }

    private static async Task<string> Ready(ServiceProcess service) => (await service.Http.Ask(HttpMethod.Get, "/health/ready")).Expect(HttpStatusCode.OK).Text;

    private Dictionary<string, string?> Settings => Broker.Settings(Clinics.Of((_site, "Europe/Berlin", "06:30")));

    private Task<ServiceProcess> Serve(string name, TestDatabase database) => ServiceProcess.Serve(
        _folder.Path,
        new Dictionary<string, string?>(Settings.Concat(database.Settings), StringComparer.Ordinal)
        {
            ["HerScheduler:Replica"] = name,
            ["HerScheduler:Email:Folder"] = _folder.File("mail"),
        });

    private static async Task<T> InDatabase<T>(TestDatabase database, Func<SchedulerDb, Task<T>> ask)
    {
        await using var db = database.Context();
        return await ask(db);
    }
}
