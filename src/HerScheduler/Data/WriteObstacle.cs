using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HerScheduler.Data;

/// <summary>Why a database that answers takes no write, in words that say what to do.</summary>
internal static class WriteObstacle
{
    private const string Full = "the disk of the database is full; nothing can be stored until there is room";
    private const string ReadOnly =
        "the database is read-only (a fail-over, a full quota, or a file system mounted so); nothing can be stored until it is writable";

    /// <summary>Null: it is something else.</summary>
    public static string? Of(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            var words = cause switch
            {
                SqliteException { SqliteErrorCode: 13 } => Full,
                SqliteException { SqliteErrorCode: 8 } => ReadOnly,
                PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Full,
                PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => ReadOnly,
                SqlException { Number: 1105 or 9002 } => Full,
                SqlException { Number: 3906 or 3908 } => ReadOnly,
                _ => null,
            };
            if (words is not null)
            {
                return words;
            }
        }

        return null;
    }
}
