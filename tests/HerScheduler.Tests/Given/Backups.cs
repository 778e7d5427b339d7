using System.Diagnostics;
using HerScheduler.Settings;
using HerScheduler.Tests.Cli;
using HerScheduler.Tests.Servers;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace HerScheduler.Tests.Given;

/// <summary>Backup and restore as an operator does it: by the documented command of each database.</summary>
[Needs(Need.Machine)]
internal static class Backups
{
    /// <returns>Whether the command says that it wrote the backup.</returns>
    public static Task<bool> BackUp(this ServiceFixture service, string file) => BackUp(service.Database, service.SettingsFile(), file);

    /// <param name="database">Of services that run.</param>
    /// <param name="settings">Their settings' file.</param>
    /// <param name="file">The backup.</param>
    public static async Task<bool> BackUp(TestDatabase database, string settings, string file) => TestDatabase.Provider switch
    {
        DatabaseProvider.PostgreSql => await Script("postgresql-backup.sh", database, file) == 0,
        DatabaseProvider.SqlServer => await Sql("sqlserver-backup.sql", database, file),
        _ => (await CommandRun.Of("backup", file, "--config", settings)).Status == 0,
    };

    /// <returns>Whether the command says that it restored the backup.</returns>
    public static async Task<bool> RestoreInto(TestDatabase database, TemporaryFolder folder, string file) => TestDatabase.Provider switch
    {
        DatabaseProvider.PostgreSql => await Script("postgresql-restore.sh", database, file) == 0,
        DatabaseProvider.SqlServer => await Sql("sqlserver-restore.sql", database, file),
        _ => (await CommandRun.Of("restore", file, "--config", SettingsFiles.Of(database, folder))).Status == 0,
    };

    /// <returns>The exit status.</returns>
    private static async Task<int> Script(string name, TestDatabase database, string file)
    {
        var server = new NpgsqlConnectionStringBuilder(database.Connection);
        var start = new ProcessStartInfo("bash")
        {
            ArgumentList = { Repository.File($"deploy/backup/{name}"), file },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = server.Host,
                ["PGPORT"] = $"{server.Port}",
                ["PGUSER"] = server.Username,
                ["PGPASSWORD"] = server.Password,
                ["PGDATABASE"] = server.Database,
            },
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        said[1].ShouldNotContain("command not found", customMessage: "these tests need PostgreSQL's client programs in PATH");
        return process.ExitCode;
    }

    /// <summary>The script as sqlcmd would run it; the backup lies where the server says, by its file's name.</summary>
    private static async Task<bool> Sql(string name, TestDatabase database, string file)
    {
        var named = new SqlConnectionStringBuilder(database.Connection);
        var script = (await File.ReadAllTextAsync(Repository.File($"deploy/backup/{name}")))
            .Replace("$(Database)", named.InitialCatalog, StringComparison.Ordinal)
            .Replace("$(File)", Path.GetFileName(file), StringComparison.Ordinal);
        named.InitialCatalog = "master";
        await using var connection = new SqlConnection(named.ConnectionString);
        await connection.OpenAsync();
        foreach (var batch in script.Split("\nGO", StringSplitOptions.RemoveEmptyEntries).Where(batch => !string.IsNullOrWhiteSpace(batch)))
        {
#pragma warning disable CA2100 // A file of this repository; names of databases cannot be parameters.
            await using var command = new SqlCommand(batch, connection);
#pragma warning restore CA2100
            try
            {
                await command.ExecuteNonQueryAsync();
            }
            catch (SqlException refused)
            {
                return refused.Class == 0;
            }
        }

        return true;
    }
}
