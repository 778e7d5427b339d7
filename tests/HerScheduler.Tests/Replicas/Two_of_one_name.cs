using HerScheduler.Sweeps;
using HerScheduler.Tests.Given;
using Npgsql;

namespace HerScheduler.Tests.Replicas;

/// <summary>On PostgreSQL, whatever database the other tests run on: a file is for one process.</summary>
[Trait("Database", "any")]
[Trait("Speed", "slow")]
public sealed class Two_of_one_name
{
    [Fact]
    public async Task Do_not_run_at_the_same_time_but_one_after_the_other()
    {
        using var folder = new TemporaryFolder();
        await using var database = await TestDatabase.CreatePostgreSql();
        var settings = new Dictionary<string, string?>(database.Settings, StringComparer.Ordinal) { ["HerScheduler:Replica"] = "node-7" };
        await using var first = await ServiceProcess.Serve(folder.Path, settings);
        await Eventually.Is(() => HasCheckedIn(database), "the first has told the others that it is there");

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => ServiceProcess.Serve(folder.Path, settings));
        refused.Message.ShouldContain("herscheduler serve: Another replica called 'node-7' is running on this database");

        await first.Kill();
        await using var again = await ServiceProcess.Serve(folder.Path, settings);
        (await again.Http.Ask(HttpMethod.Get, "/health/live")).Expect(System.Net.HttpStatusCode.OK);
    }

    private static async Task<bool> HasCheckedIn(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.Connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {SweepTables.Prefix}SCHEDULER_STATE WHERE instance_name = 'node-7'";
        return (long)(await command.ExecuteScalarAsync())! > 0;
    }
}
