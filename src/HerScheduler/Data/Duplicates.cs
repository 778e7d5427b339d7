using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HerScheduler.Data;

/// <summary>Whether a write failed because another one had stored the same key first.</summary>
internal static class Duplicates
{
    private const int SqliteConstraint = 19;
    private const int SqlServerUniqueConstraint = 2627;
    private const int SqlServerUniqueIndex = 2601;

    public static bool Is(DbUpdateException failure) => failure.InnerException switch
    {
        SqliteException { SqliteErrorCode: SqliteConstraint } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        SqlException { Number: SqlServerUniqueConstraint or SqlServerUniqueIndex } => true,
        _ => false,
    };
}
