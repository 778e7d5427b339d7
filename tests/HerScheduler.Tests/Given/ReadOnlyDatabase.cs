using System.Data.Common;
using HerScheduler.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HerScheduler.Tests.Given;

/// <summary>A test's database becomes read-only under the service's feet, and writable again: really, by the database's own means.</summary>
internal sealed class ReadOnlyDatabase : DbConnectionInterceptor
{
    private const string OfSession = "SET default_transaction_read_only = off";

    private volatile bool _isOn;

    public async Task Set(TestDatabase database, bool isOn)
    {
        _isOn = isOn;
        switch (TestDatabase.Provider)
        {
            case DatabaseProvider.PostgreSql:
                // Not from the service's own pool: back in there it would be the one session that still writes.
                await using (var connection = await database.OpenAlone())
                {
                    await Execute(connection, OfSession);
                    await Execute(connection, isOn ? PostgreSql("on") : PostgreSql("off"));
                    await Execute(connection, TestDatabase.EndingOtherSessions);
                }

                break;
            case DatabaseProvider.SqlServer:
                await using (var connection = await database.Open())
                {
                    await Execute(connection, $"ALTER DATABASE CURRENT SET {(isOn ? "READ_ONLY" : "READ_WRITE")} WITH ROLLBACK IMMEDIATE");
                }

                break;
            case DatabaseProvider.Sqlite:
                // Each connection that is opened from now on, by the pragma below.
                break;
            default:
                throw new InvalidOperationException($"{TestDatabase.Provider} is not known here.");
        }
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (connection is SqliteConnection)
        {
            await Execute(connection, $"PRAGMA query_only = {(_isOn ? 1 : 0)}");
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (connection is SqliteConnection)
        {
            Execute(connection, $"PRAGMA query_only = {(_isOn ? 1 : 0)}").GetAwaiter().GetResult();
        }
    }

    private static string PostgreSql(string value) =>
        $"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = {value}', current_database()); END $$";

    private static async Task Execute(DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made above, of nothing that anybody sent.
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
