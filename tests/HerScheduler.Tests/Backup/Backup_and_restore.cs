using System.Net;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Tests.Backup;

/// <summary>The documented commands of the database this run stands on.</summary>
public sealed class Backup_and_restore : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 1, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_taken_while_facts_are_recorded_is_whole_and_serves()
    {
        await using var service = await ServiceFixture.Run();
        foreach (var number in Enumerable.Range(1, 6))
        {
            await service.Approved(Documents.Tchp($"plan-{number}"));
        }

        service.Time.MoveTo(Day);
        using var enough = new CancellationTokenSource();
        var (recording, some) = Record(service, enough.Token);
        await some;
        (await service.BackUp(_folder.File("backup"))).ShouldBeTrue();
        await enough.CancelAsync();
        var recorded = await recording;

        var database = TestDatabase.ToBeRestored(_folder);
        (await Backups.RestoreInto(database, _folder, _folder.File("backup"))).ShouldBeTrue();
        await using var restored = await ServiceFixture.On(database, Day);

        await restored.EveryPlanShouldBeWhole();
        var stored = await restored.InDatabase(db => db.Log.CountAsync(entry => entry.Number > 0));
        stored.ShouldBeInRange(1, recorded);
        var audit = await CommandRun.Of("audit", "verify", "--config", restored.SettingsFile());
        audit.ShouldBe(new CommandRun(0, $"6 plans, {stored + 6} log entries, not keyed: every chain holds.\n", ""));
        await restored.Approved(Documents.Tchp("plan-next"));
        (await restored.Record(Documents.Batch(Documents.Deferred("fact-next", "tchp-2", "2026-03-02", "plan-1")), "plan-1")).Expect(HttpStatusCode.OK);
        await restored.EveryPlanShouldBeWhole();
        (await Refused(restored, "DELETE FROM log_entries")).ShouldContain("append-only");
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        await using var service = await ServiceFixture.Run();
        await service.Approved(Documents.Tchp());
        (await service.BackUp(_folder.File("backup"))).ShouldBeTrue();
        var before = await File.ReadAllBytesAsync(_folder.File("backup"));

        (await service.BackUp(_folder.File("backup"))).ShouldBeFalse();
        (await Backups.RestoreInto(service.Database, _folder, _folder.File("backup"))).ShouldBeFalse();

        (await File.ReadAllBytesAsync(_folder.File("backup"))).ShouldBe(before);
        await service.EveryPlanShouldBeWhole();
        Directory.EnumerateFiles(_folder.Path, "*.part").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_leaves_nothing()
    {
        await File.WriteAllTextAsync(_folder.File("text"), "this is no backup, whatever its name says");
        await using var database = TestDatabase.ToBeRestored(_folder);

        (await Backups.RestoreInto(database, _folder, _folder.File("text"))).ShouldBeFalse();

        await Should.ThrowAsync<System.Data.Common.DbException>(async () =>
        {
            await using var connection = await database.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM plans";
            await command.ExecuteScalarAsync();
        });
    }

    /// <summary>Facts on six plans in turn until told to stop; how many were stored, and a task that ends when there are a few.</summary>
    private static (Task<int> All, Task Some) Record(ServiceFixture service, CancellationToken enough)
    {
        const int few = 10;
        var some = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (RecordUntil(), some.Task);

        async Task<int> RecordUntil()
        {
            var count = 0;
            while (!enough.IsCancellationRequested)
            {
                count++;
                var plan = $"plan-{(count % 6) + 1}";
                var fact = Documents.Deferred($"fact-{count}", "tchp-3", $"2026-03-{(count % 20) + 1:00}", plan);
                (await service.Record(Documents.Batch(fact), plan)).Expect(HttpStatusCode.OK);
                if (count == few)
                {
                    some.SetResult();
                }
            }

            return count;
        }
    }

    private static async Task<string> Refused(ServiceFixture service, string sql) =>
        (await Should.ThrowAsync<System.Data.Common.DbException>(() => service.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql)))).Message;
}
