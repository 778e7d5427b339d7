using Microsoft.Data.SqlClient;

namespace HerScheduler.Data.SqlServer;

/// <summary>
/// A server refuses a database that is not there and one in which the account has no user with the same error (4060): asked in <c>master</c>, where every
/// account may sign in, it says which.
/// </summary>
internal static class MissingDatabase
{
    /// <summary>What is there by that name: nothing that this account is shown, or a database and whether the account may open it.</summary>
    internal const string Question = "SELECT CASE WHEN DB_ID(@name) IS NULL THEN 0 WHEN HAS_DBACCESS(@name) = 1 THEN 2 ELSE 1 END";

    public static async Task<string> Words(SqlConnectionStringBuilder named, CancellationToken cancel)
    {
        var (server, database) = (named.DataSource, named.InitialCatalog);
        named.InitialCatalog = "master";
        named.Pooling = false;
        try
        {
            await using var connection = new SqlConnection(named.ConnectionString);
            await connection.OpenAsync(cancel);
            await using var command = new SqlCommand(Question, connection);
            command.Parameters.AddWithValue("@name", database);
            return Words(server, database, (int?)await command.ExecuteScalarAsync(cancel));
        }
        catch (SqlException)
        {
            // An account of that database alone may not ask.
            return Words(server, database, found: null);
        }
    }

    internal static string Words(string server, string database, int? found) => found switch
    {
        0 => $"There is no database '{database}' on '{server}', or none that this account is shown; the verb migrate creates it.",
        1 => $"The database '{database}' on '{server}' is there, but this account has no right in it: it has no user there, or after a restore an orphaned one; see docs/operations.md, SQL Server.",
        2 => $"The database '{database}' on '{server}' is there, and could not be opened a moment ago: it may be starting; try again.",
        _ => $"The database '{database}' on '{server}' cannot be opened: either there is none (the verb migrate creates it), or this account has no right in it.",
    };
}
